/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.api.ContainerCommand.Screen;
import io.ebemu.api.ContainerCommand.Size;
import io.ebemu.cli.command.Tty;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terminal at standard input, by POSIX's {@code stty}: Java has no way of its own to it. What is only shown on a
 * terminal has the size of the one that controls the process.
 */
final class SttyTerminal implements Tty {

    private static final Size USUAL = new Size(24, 80);

    private static final File CONTROLLING = new File("/dev/tty");

    private final boolean input;
    private final boolean output;
    private final ProcessSignals signals;

    /**
     * @param input whether it is where standard input comes from
     * @param output whether it shows standard output or standard error
     */
    SttyTerminal(boolean input, boolean output, ProcessSignals signals) {
        this.input = input;
        this.output = output;
        this.signals = signals;
    }

    @Override
    public boolean isInput() {
        return input;
    }

    @Override
    public Screen screen() {
        return new Screen() {
            @Override
            public Size size() {
                return askSize().flatMap(SttyTerminal::parse).orElse(USUAL);
            }

            @Override
            public void onResize(Runnable listener) {
                signals.onResize(listener);
            }
        };
    }

    /** A terminal that does not know its size says 0. */
    static Optional<Size> parse(String size) {
        return size.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")
                ? Optional.of(new Size(
                        Integer.parseInt(size.substring(0, size.indexOf(' '))),
                        Integer.parseInt(size.substring(size.indexOf(' ') + 1))))
                : Optional.empty();
    }

    @Override
    public Raw raw() {
        Optional<String> before = keys("-g");
        if (before.isEmpty()) {
            return () -> {};
        }
        keys("raw", "-echo");
        return () -> keys(before.get());
    }

    private Optional<String> askSize() {
        if (!input && !output) {
            return Optional.empty();
        }
        return stty(input ? Redirect.INHERIT : Redirect.from(CONTROLLING), "size");
    }

    private Optional<String> keys(String... arguments) {
        return input ? stty(Redirect.INHERIT, arguments) : Optional.empty();
    }

    /** What it prints; empty if it fails, as it does without a terminal. */
    private static Optional<String> stty(Redirect terminal, String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(terminal)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
        } catch (IOException e) {
            // Not a POSIX system: keys come by the line then.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
