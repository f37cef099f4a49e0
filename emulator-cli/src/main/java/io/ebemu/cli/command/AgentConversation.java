/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.AgentCall;
import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.agent.Lines;
import io.ebemu.cli.output.PhaseTimes;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.event.EnvironmentEvent;
import java.io.IOException;
import java.util.Optional;

/** Asks an agent for something and shows what it tells until the outcome. */
final class AgentConversation {

    private final Session session;
    private final Lines agent;
    private final Renderer renderer;
    private final PhaseTimes times;
    private final AgentProtocol protocol = new AgentProtocol();

    AgentConversation(Session session, Lines agent, Renderer renderer, PhaseTimes times) {
        this.times = times;
        this.session = session;
        this.agent = agent;
        this.renderer = renderer;
    }

    /** The outcome; empty if the agent ended without one. The first Ctrl-C cancels, the second does not wait for it. */
    Optional<AgentOutcome> hold(AgentRequest request) throws IOException {
        session.invocation().signals().onStop(count -> stop(count, request));
        return ask(request);
    }

    /** As {@link #hold}, without a way to cancel. */
    Optional<AgentOutcome> ask(AgentRequest request) throws IOException {
        agent.send(protocol.request(
                new AgentCall(session.invocation().host().processId(), session.options().dockerHost, request)));
        for (Optional<String> line = agent.read(); line.isPresent(); line = agent.read()) {
            Optional<AgentOutcome> outcome = protocol.readOutcome(line.get());
            if (outcome.isPresent()) {
                return outcome;
            }
            EnvironmentEvent event = protocol.readEvent(line.get());
            times.on(event);
            renderer.on(event);
        }
        return Optional.empty();
    }

    private void stop(int count, AgentRequest request) {
        if (count > 1) {
            session.invocation().console().err().println(left(request));
            session.invocation().halt().accept(ExitCode.INTERRUPTED.code());
            return;
        }
        renderer.note("Stopping (Ctrl-C again to leave at once)");
        try {
            agent.send(protocol.cancel());
        } catch (IOException e) {
            // Then the agent has ended already, and its outcome is about to be read.
            return;
        }
    }

    private static String left(AgentRequest request) {
        return request instanceof AgentRequest.Up
                ? "Left at once. `ebemu down` stops what still runs."
                : "Left at once. The agent goes on; `ebemu events -f` shows what it does.";
    }
}
