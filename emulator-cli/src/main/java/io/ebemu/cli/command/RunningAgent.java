/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.AgentClient;
import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.agent.Lines;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.PhaseTimes;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The process that supervises an environment already, as seen by a verb that wants something of it. */
final class RunningAgent {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Session session;
    private final EnvironmentId environment;
    private final Path stateDirectory;
    private final Optional<Long> process;

    RunningAgent(Session session, ObservedState state) {
        this(session, state.environment(), state.stateDirectory(), state.supervisor());
    }

    /** The same where only the records' place is known. */
    RunningAgent(Session session, EnvironmentId environment, Path stateDirectory) {
        this(session, environment, stateDirectory, Optional.empty());
    }

    private RunningAgent(Session session, EnvironmentId environment, Path stateDirectory, Optional<Long> process) {
        this.session = session;
        this.environment = environment;
        this.stateDirectory = stateDirectory;
        this.process = process;
    }

    /**
     * The lines to it; empty if nobody listens.
     *
     * @throws ResourceConflictException if it does not answer
     */
    Optional<Lines> reach() {
        try {
            return new AgentClient(PATIENCE)
                    .reach(session.invocation().sockets().of(stateDirectory));
        } catch (IOException e) {
            String who = process.map(pid -> "process " + pid).orElse("the process");
            throw new ResourceConflictException(
                    who + " that supervises environment " + environment + " does not answer at its socket ("
                            + e.getMessage() + "); end that process, then try again: what runs goes on without it",
                    e);
        }
    }

    /** Has it deploy or restart; starts an agent that does if nobody supervises. Returns the exit code. */
    int deploy(AgentRequest request) {
        Optional<Lines> agent = reach();
        return agent.isPresent() ? deploy(agent.get(), request) : new DetachedRun(session).run(request);
    }

    private int deploy(Lines agent, AgentRequest request) {
        PhaseTimes times = new PhaseTimes();
        Optional<AgentOutcome> outcome = Optional.empty();
        try (agent;
                Renderer renderer = session.progress()) {
            outcome = new AgentConversation(session, agent, renderer, times).hold(request);
        } catch (IOException e) {
            return lost();
        }
        return outcome.isPresent() ? new DeploymentReport(session).tell(request, outcome.get(), times) : lost();
    }

    private int lost() {
        return session.fail(new Failure(
                ExitCode.ENVIRONMENT_FAILED.code(),
                "the process that supervised environment " + environment + " ended before it was done; `ebemu"
                        + " status` shows what runs, and the same command again starts another agent",
                List.of()));
    }

    /**
     * Has it take the environment down.
     *
     * @return the outcome; empty if there is nobody to do it, or nobody who answers
     */
    Optional<AgentOutcome> down(Renderer renderer) {
        try {
            Optional<Lines> agent = reach();
            if (agent.isEmpty()) {
                return Optional.empty();
            }
            try (Lines lines = agent.get()) {
                return new AgentConversation(session, lines, renderer, new PhaseTimes()).ask(new AgentRequest.Down());
            }
        } catch (IOException | ResourceConflictException e) {
            // Whoever does not answer is asked with a signal.
            return Optional.empty();
        }
    }
}
