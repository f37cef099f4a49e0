/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.Environment;
import io.ebemu.cli.agent.AgentServer;
import io.ebemu.cli.agent.EventBroadcast;
import io.ebemu.cli.agent.SupervisedEnvironment;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.Severity;
import java.io.IOException;
import java.util.Optional;

/** The ear of a process that supervises. One that cannot be opened does the environment no harm, and is told. */
final class Listening implements AutoCloseable {

    private final Optional<AgentServer> server;

    private Listening(Optional<AgentServer> server) {
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @param whenDown called once the environment was taken down for somebody
     */
    static Listening to(
            Invocation invocation,
            Environment environment,
            SupervisedEnvironment supervised,
            EventBroadcast events,
            Runnable whenDown) {
        try {
            return new Listening(Optional.of(AgentServer.listen(
                    invocation.sockets().of(environment.state().stateDirectory()),
                    supervised,
                    events,
                    invocation.host().processId(),
                    whenDown)));
        } catch (IOException e) {
            events.on(new Announced(
                    invocation.host().now(),
                    environment.id(),
                    Severity.WARN,
                    "No socket can be made for this environment (" + e
                            + "): `ebemu deploy`, `restart` and `events -f` do"
                            + " not find this process. `ebemu down` works, and so does `ebemu up` with the change."));
            return new Listening(Optional.empty());
        }
    }

    @Override
    public void close() {
        server.ifPresent(AgentServer::close);
    }
}
