/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.AgentCall;
import io.ebemu.cli.agent.AgentOutcome;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.agent.Lines;
import io.ebemu.cli.output.Failure;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Shows what was recorded and then what an agent tells: nothing in between is left out, and nothing comes twice. */
final class EventFollower {

    private final Session session;
    private final Lines agent;
    private final AgentProtocol protocol = new AgentProtocol();

    EventFollower(Session session, Lines agent) {
        this.session = session;
        this.agent = agent;
    }

    /** What makes an event the same one in the record and over the socket. */
    private record Identity(Instant at, String message) {

        static Identity of(EnvironmentEvent event) {
            return new Identity(event.at(), event.message());
        }
    }

    /** Returns when the agent has ended. */
    void follow(Consumer<EventListener> history, EventListener shown) throws IOException {
        subscribe();
        Set<Identity> seen = new HashSet<>();
        history.accept(event -> {
            seen.add(Identity.of(event));
            shown.on(event);
        });
        for (Optional<String> line = agent.read(); line.isPresent(); line = agent.read()) {
            EnvironmentEvent event = protocol.readEvent(line.get());
            if (!seen.contains(Identity.of(event))) {
                shown.on(event);
            }
        }
    }

    /** First of all: what happens while the record is read waits at the socket. */
    private void subscribe() throws IOException {
        agent.send(protocol.request(new AgentCall(
                session.invocation().host().processId(), session.options().dockerHost, new AgentRequest.Events())));
        String line = agent.read().orElseThrow(() -> new IOException("it ended"));
        if (!protocol.isFollowing(line)) {
            throw new ResourceConflictException("the process that supervises the environment tells no events: "
                    + protocol.readOutcome(line)
                            .flatMap(AgentOutcome::failure)
                            .map(Failure::message)
                            .orElse("it is of another version of ebemu; `ebemu up -d` puts a new one in its place"));
        }
    }
}
