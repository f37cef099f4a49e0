/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.agent.Lines;
import io.ebemu.cli.agent.StreamLines;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.PhaseTimes;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code up -d}: starts an agent, shows what it tells, and leaves it alone once the deployment has ended. */
final class DetachedRun {

    private final Session session;

    DetachedRun(Session session) {
        this.session = session;
    }

    int run(AgentRequest request) {
        try {
            Process agent = session.invocation().agents().start();
            AgentErrors errors = new AgentErrors(agent.errorReader(StandardCharsets.UTF_8));
            Lines lines = new StreamLines(agent.getInputStream(), agent.getOutputStream());
            PhaseTimes times = new PhaseTimes();
            Optional<AgentOutcome> outcome;
            try (Renderer renderer = session.progress()) {
                outcome = new AgentConversation(session, lines, renderer, times).hold(request);
            }
            return outcome.isPresent()
                    ? new DeploymentReport(session).tell(request, outcome.get(), times)
                    : died(errors);
        } catch (IOException e) {
            throw new UncheckedIOException("talking to the agent process: " + e.getMessage(), e);
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
