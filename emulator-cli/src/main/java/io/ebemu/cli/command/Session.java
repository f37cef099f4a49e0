/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.output.Console;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Glyphs;
import io.ebemu.cli.output.JsonRenderer;
import io.ebemu.cli.output.Palette;
import io.ebemu.cli.output.PlainRenderer;
import io.ebemu.cli.output.Renderer;
import io.ebemu.cli.output.TerminalRenderer;
import io.ebemu.error.UsageException;
import io.ebemu.internal.host.Host;
import io.ebemu.model.EnvironmentId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the program under the global options the user gave. */
final class Session {

    /** What terminals have had for half a century, where the shell tells nothing else. */
    private static final int USUAL_WIDTH = 80;

    private final Invocation invocation;
    private final GlobalOptions options;
    private final String version;

    Session(Invocation invocation, GlobalOptions options, String version) {
        this.invocation = invocation;
        this.options = options;
        this.version = version;
    }

    Invocation invocation() {
        return invocation;
    }

    GlobalOptions options() {
        return options;
    }

    /** The program's version. */
    String version() {
        return version;
    }

    /** The emulator; the caller closes it. */
    BeanstalkEmulator openEmulator() {
        return invocation.emulators().open(options.dockerHost);
    }

    /** The environment that {@code -e} names. */
    Optional<EnvironmentId> namedEnvironment() {
        return options.environment.map(name -> {
            try {
                return new EnvironmentId(name);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--environment: " + e.getMessage(), e);
            }
        });
    }

    /** The bundle to run: the one given, or the directory's own. */
    Bundle bundle(Optional<Path> given, Map<String, String> properties, Optional<String> instanceType) {
        Path path = options.resolve(given.orElse(Path.of(".")));
        if (!Files.exists(path)) {
            throw new UsageException(
                    path + ": no such file or directory; name a source bundle's directory, zip or Dockerrun.aws.json");
        }
        return new Bundle(path, namedEnvironment().map(EnvironmentId::name), properties, instanceType, options.strict);
    }

    /** Where people read: standard output, unless that carries data. */
    PrintStream human() {
        Console console = invocation.console();
        return options.json ? console.err() : console.out();
    }

    /** Colours for {@link #human()}. */
    Palette palette() {
        return palette(humanIsTerminal());
    }

    /** Shows events to people, the way the user asked for. */
    Renderer progress() {
        if (humanIsTerminal() && !isDumb()) {
            return new TerminalRenderer(
                    human(),
                    palette(),
                    glyphs(),
                    options.detail(),
                    invocation.tty().screen(),
                    invocation.host()::nanoTime);
        }
        return new PlainRenderer(human(), palette(), options.detail());
    }

    /** Shows events as the result of the command: JSON lines on standard output, or as {@link #progress()}. */
    Renderer stream() {
        return options.json ? new JsonRenderer(invocation.console().out()) : progress();
    }

    /** Shows events on standard error, beside what the command was asked for. */
    Renderer aside() {
        Console console = invocation.console();
        return new PlainRenderer(console.err(), palette(console.errIsTerminal()), options.detail());
    }

    /** Prints a document on standard output. */
    void print(String document) {
        invocation.console().out().println(document);
    }

    /** Prints lines where people read. */
    void tell(List<String> lines) {
        lines.forEach(human()::println);
    }

    /** As {@link #tell(List)}, but not to those who want results only. */
    void mention(String line) {
        if (!options.quiet) {
            human().println(line);
        }
    }

    /** Prints lines on standard error. */
    void complain(List<String> lines) {
        lines.forEach(invocation.console().err()::println);
    }

    /** Prints why the command fails, and returns its exit code. */
    int fail(Failure failure) {
        complain(failure.lines(palette(invocation.console().errIsTerminal())));
        return failure.exitCode();
    }

    boolean humanIsTerminal() {
        Console console = invocation.console();
        return options.json ? console.errIsTerminal() : console.outIsTerminal();
    }

    private Palette palette(boolean terminal) {
        boolean noColor = invocation.host().environmentVariable("NO_COLOR").isPresent();
        return new Palette(options.color.applies(terminal && !isDumb(), noColor));
    }

    /** Whether the terminal knows no sequences, neither for colours nor for its cursor. */
    private boolean isDumb() {
        return invocation.host().environmentVariable("TERM").orElse("dumb").equals("dumb");
    }

    private Glyphs glyphs() {
        Host host = invocation.host();
        return Glyphs.of(
                host.environmentVariable("LC_ALL"),
                host.environmentVariable("LC_CTYPE"),
                host.environmentVariable("LANG"));
    }

    /** How many columns the terminal has, as far as the shell tells. */
    int width() {
        return invocation
                .host()
                .environmentVariable("COLUMNS")
                .filter(columns -> columns.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .orElse(USUAL_WIDTH);
    }
}
