/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.output.Console;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.JsonRenderer;
import io.ebemu.cli.output.Palette;
import io.ebemu.cli.output.PlainRenderer;
import io.ebemu.cli.output.Renderer;
import io.ebemu.cli.output.TerminalRenderer;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the program under the global options the user gave. */
final class Session {

    private static final int NARROWEST = 40;

    private final Invocation invocation;
    private final GlobalOptions options;

    Session(Invocation invocation, GlobalOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    Invocation invocation() {
        return invocation;
    }

    GlobalOptions options() {
        return options;
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
    Bundle bundle(Optional<Path> given, Map<String, String> properties) {
        Path path = options.resolve(given.orElse(Path.of(".")));
        if (!Files.exists(path)) {
            throw new UsageException(
                    path + ": no such file or directory; name a source bundle's directory, zip or Dockerrun.aws.json");
        }
        return new Bundle(
                path, namedEnvironment().map(EnvironmentId::name), properties, Optional.empty(), options.strict);
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
        if (humanIsTerminal() && canMoveCursor()) {
            return new TerminalRenderer(human(), palette(), options.detail(), invocation.host()::nanoTime);
        }
        return new PlainRenderer(human(), palette(), options.detail());
    }

    /** Shows events as the result of the command: JSON lines on standard output, or as {@link #progress()}. */
    Renderer stream() {
        return options.json ? new JsonRenderer(invocation.console().out()) : progress();
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
        return new Palette(options.color.applies(terminal, noColor));
    }

    private boolean canMoveCursor() {
        boolean dumb =
                invocation.host().environmentVariable("TERM").orElse("dumb").equals("dumb");
        boolean wide = invocation
                .host()
                .environmentVariable("COLUMNS")
                .filter(columns -> columns.matches("[0-9]{1,5}"))
                .map(columns -> Integer.parseInt(columns) >= NARROWEST)
                .orElse(true);
        return !dumb && wide;
    }
}
