/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.ContainerCommand;
import io.ebemu.cli.output.Console;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command in a container. */
@Command(
        name = "exec",
        description = {
            "Runs a command in a running container, a shell by default, as eb ssh and docker exec do.",
            "It gets a terminal if standard input and standard output are one. Its exit code is that of ebemu."
        },
        footer = {
            "%nExamples:",
            "  ebemu exec web                         a shell in the container web",
            "  ebemu exec web -- ls -l /var/app       one command; what follows -- is its own",
            "  ebemu exec db -- psql <schema.sql      with input from a file"
        })
final class ExecCommand implements Callable<Integer> {

    private static final List<String> SHELL = List.of("sh");

    private final Session session;

    @Option(
            names = {"-t", "--tty"},
            description = "Give the command a terminal in any case.")
    private boolean terminal;

    @Option(
            names = {"-T", "--no-tty"},
            description = "Give it none.")
    private boolean noTerminal;

    @Parameters(index = "0", paramLabel = "CONTAINER", description = "Its name in the Dockerrun.aws.json.")
    private String container = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "CMD", description = "The command. Default: sh.")
    private List<String> words = List.of();

    ExecCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Console console = session.invocation().console();
        Tty tty = session.invocation().tty();
        boolean both = tty.isInput() && console.outIsTerminal();
        boolean screen = terminal || (both && !noTerminal);
        ContainerCommand command = new ContainerCommand(
                words.isEmpty() ? SHELL : words,
                screen ? Optional.of(tty.screen()) : Optional.empty(),
                console.in(),
                console.out(),
                console.err());
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(Optional.empty());
            return screen && tty.isInput()
                    ? typed(tty, () -> emulator.exec(environment, container, command))
                    : emulator.exec(environment, container, command);
        }
    }

    /** A terminal that stays raw is of no use to anybody, whatever ends this process. */
    private int typed(Tty tty, IntSupplier exec) {
        try (Tty.Raw raw = tty.raw()) {
            Runnable restore = raw::close;
            session.invocation().signals().onStop(count -> {
                restore.run();
                session.invocation().halt().accept(ExitCode.INTERRUPTED.code());
            });
            return exec.getAsInt();
        }
    }
}
