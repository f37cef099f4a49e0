/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.cli.output.AgentOutcome;
import io.ebemu.cli.output.AgentProtocol;
import io.ebemu.cli.output.AgentRequest;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code up -d}: starts an agent, shows what it tells, and leaves it alone once the deployment has ended. */
final class DetachedRun {

    private final Session session;
    private final AgentProtocol protocol = new AgentProtocol();

    DetachedRun(Session session) {
        this.session = session;
    }

    int run(AgentRequest request) {
        try {
            Process agent = session.invocation().agents().start();
            BufferedWriter toAgent = agent.outputWriter(StandardCharsets.UTF_8);
            AgentErrors errors = new AgentErrors(agent.errorReader(StandardCharsets.UTF_8));
            Optional<AgentOutcome> outcome;
            try (Renderer renderer = session.progress()) {
                session.invocation().signals().onStop(count -> stop(count, toAgent, renderer));
                toAgent.write(protocol.request(request));
                toAgent.newLine();
                toAgent.flush();
                outcome = follow(agent, renderer);
            }
            return outcome.isPresent() ? report(request, outcome.get()) : died(errors);
        } catch (IOException e) {
            throw new UncheckedIOException("talking to the agent process: " + e.getMessage(), e);
        }
    }

    /** The agent takes the end of its input for a request to give up; it cleans up and then tells the outcome. */
    private void stop(int count, BufferedWriter toAgent, Renderer renderer) {
        if (count > 1) {
            session.invocation().console().err().println("Left at once. `ebemu down` stops what still runs.");
            session.invocation().halt().accept(ExitCode.INTERRUPTED.code());
            return;
        }
        renderer.note("Stopping (Ctrl-C again to leave at once)");
        try {
            toAgent.close();
        } catch (IOException e) {
            // Then the agent has ended already, and its outcome is about to be read.
            return;
        }
    }

    private Optional<AgentOutcome> follow(Process agent, Renderer renderer) throws IOException {
        BufferedReader fromAgent = agent.inputReader(StandardCharsets.UTF_8);
        for (String line = fromAgent.readLine(); line != null; line = fromAgent.readLine()) {
            Optional<AgentOutcome> outcome = protocol.readOutcome(line);
            if (outcome.isPresent()) {
                return outcome;
            }
            renderer.on(protocol.readEvent(line));
        }
        return Optional.empty();
    }

    private int report(AgentRequest request, AgentOutcome outcome) {
        if (outcome.failure().isPresent()) {
            Failure failure = outcome.failure().get();
            if (failure.exitCode() == ExitCode.ENVIRONMENT_FAILED.code()) {
                tellWhy(request);
            }
            return session.fail(failure);
        }
        session.tell(UpMessage.lines(outcome.environmentName(), outcome.endpoints(), outcome.unchanged()));
        if (session.options().json) {
            try (BeanstalkEmulator emulator = session.openEmulator()) {
                emulator.describe(new EnvironmentId(outcome.environmentName()))
                        .map(new Documents()::status)
                        .ifPresent(session::print);
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private void tellWhy(AgentRequest request) {
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentId environment = emulator.environmentOf(request.bundle());
            emulator.describe(environment)
                    .flatMap(ObservedState::task)
                    .ifPresent(task -> session.complain(new TaskReport(emulator).lastWords(environment, task)));
        }
    }

    private int died(AgentErrors errors) {
        List<String> last = errors.await();
        session.complain(last);
        return session.fail(new Failure(
                ExitCode.BUG.code(),
                "the agent process ended without telling why; `ebemu status` shows what runs, and `ebemu up` without -d"
                        + " shows what happens",
                List.of()));
    }
}
