/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops an environment. */
@Command(
        name = "down",
        description = "Stops and removes the task, and stops the services; data is kept.",
        footer = {
            "%nExamples:",
            "  ebemu down              the environment of this directory's bundle",
            "  ebemu down -e fibonacci the environment of that name"
        })
final class DownCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = session.progress()) {
            EnvironmentId environment = new EnvironmentLookup(session, emulator).find(bundle);
            // Whoever listens beside the bundle knows the engine already; most of what is left is that one's work.
            Optional<Path> beside = emulator.recordsBeside(environment);
            Optional<AgentOutcome> outcome =
                    beside.flatMap(records -> new RunningAgent(session, environment, records).down(renderer));
            boolean known = outcome.isPresent();
            if (outcome.isEmpty()) {
                Optional<ObservedState> state = emulator.describe(environment);
                known = state.isPresent();
                outcome = state.filter(one -> !beside.equals(Optional.of(one.stateDirectory())))
                        .flatMap(one -> new RunningAgent(session, one).down(renderer));
            }
            if (outcome.isEmpty()) {
                emulator.down(environment, renderer);
            }
            renderer.settle();
            Optional<Failure> failure = outcome.flatMap(AgentOutcome::failure);
            if (failure.isPresent()) {
                return session.fail(failure.get());
            }
            if (!known) {
                session.mention("There is no environment " + environment + " on this engine; nothing to stop.");
            }
            if (session.options().json) {
                Documents documents = new Documents();
                session.print(emulator.describe(environment)
                        .map(documents::status)
                        .orElseGet(() -> documents.terminated(environment.name())));
            }
        }
        return ExitCode.SUCCESS.code();
    }
}
