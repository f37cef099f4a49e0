/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes an environment. */
@Command(
        name = "terminate",
        description = "Removes the environment and its services; their data only if told to.",
        footer = {
            "%nExamples:",
            "  ebemu terminate                            keeps the data of databases and caches",
            "  ebemu terminate -e fibonacci --delete-data removes it as well"
        })
final class TerminateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    @Option(names = "--delete-data", description = "Remove the data of databases and caches, for good.")
    private boolean deleteData;

    TerminateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = session.progress()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(bundle);
            boolean known = emulator.describe(environment).isPresent();
            emulator.terminate(environment, deleteData, renderer);
            renderer.settle();
            session.mention(message(environment, known));
            if (session.options().json) {
                session.print(new Documents().terminated(environment.name()));
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private String message(EnvironmentId environment, boolean known) {
        if (!known) {
            return "There is no environment " + environment + " on this engine; nothing to terminate.";
        }
        return "Environment " + environment + " is terminated; its data is " + (deleteData ? "deleted." : "kept.");
    }
}
