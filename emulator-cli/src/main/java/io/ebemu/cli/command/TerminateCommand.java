/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Path;
import java.util.List;
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
            "  ebemu terminate -e fibonacci --delete-data removes it as well",
            "  ebemu terminate --delete-data --final-snapshot last",
            "                                             but keeps a snapshot of the database"
        })
final class TerminateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    @Option(names = "--delete-data", description = "Remove the data of databases and caches, for good.")
    private boolean deleteData;

    @Option(
            names = "--final-snapshot",
            paramLabel = "NAME",
            description = {
                "Make a snapshot of the DB instance before, which stays; of several instances, one",
                "each, NAME-IDENTIFIER."
            })
    private Optional<String> finalSnapshot = Optional.empty();

    TerminateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = session.progress()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(bundle);
            boolean known = emulator.describe(environment).isPresent();
            List<Snapshot> made = finalSnapshot
                    .map(name -> new FinalSnapshots(emulator).make(environment, name, renderer))
                    .orElse(List.of());
            emulator.terminate(environment, deleteData, renderer);
            renderer.settle();
            session.mention(message(environment, known));
            made.forEach(one -> session.mention("DB snapshot " + one.identifier() + " of " + one.source() + " stays."));
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
