/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts the task of an environment anew. */
@Command(
        name = "restart",
        description = "Stops the task and starts a new one of the same version; services are left alone.",
        footer = {
            "%nExamples:",
            "  ebemu restart              the environment of this directory's bundle",
            "  ebemu restart -e fibonacci the environment of that name"
        })
final class RestartCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    RestartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObservedState state;
        Optional<Bundle> here;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentLookup lookup = new EnvironmentLookup(session, emulator);
            state = lookup.describe(bundle);
            here = lookup.bundleOf(state.environment(), bundle);
        }
        return new RunningAgent(session, state).deploy(new AgentRequest.Restart(state.environment(), here));
    }
}
