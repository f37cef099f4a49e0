/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.agent.Lines;
import io.ebemu.cli.output.EventLog;
import io.ebemu.cli.output.JsonRenderer;
import io.ebemu.error.ExitCode;
import io.ebemu.event.EventListener;
import io.ebemu.model.observed.ObservedState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what happened to an environment. */
@Command(
        name = "events",
        description = "Shows what happened to the environment, oldest first.",
        footer = {
            "%nExamples:",
            "  ebemu events             all that was recorded",
            "  ebemu events -f --json   and what happens from now on, one JSON object a line"
        })
final class EventsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "BUNDLE", description = "The bundle whose environment is meant.")
    private Optional<Path> bundle = Optional.empty();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the process that supervises the environment ends.")
    private boolean follow;

    EventsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        EventListener shown = session.options().json
                ? new JsonRenderer(session.invocation().console().out())
                : new EventLog(session.human(), session.palette());
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentLookup lookup = new EnvironmentLookup(session, emulator);
            if (follow) {
                follow(emulator, lookup.describe(bundle), shown);
            } else {
                emulator.events(lookup.find(bundle), shown);
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private void follow(BeanstalkEmulator emulator, ObservedState state, EventListener shown) {
        Optional<Lines> agent = new RunningAgent(session, state).reach();
        if (agent.isEmpty()) {
            emulator.events(state.environment(), shown);
            session.mention("No process supervises environment " + state.environment()
                    + ": there is nothing to follow. `ebemu up -d` supervises it.");
            return;
        }
        try (Lines lines = agent.get()) {
            new EventFollower(session, lines).follow(history -> emulator.events(state.environment(), history), shown);
        } catch (IOException e) {
            // The agent was killed in the middle of a line; that is an end like another.
        }
        session.mention("The process that supervised environment " + state.environment() + " has ended.");
    }
}
