/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.TaskIdentity;
import io.ebemu.internal.plan.World;
import io.ebemu.internal.service.metadata.MetadataApi;
import io.ebemu.internal.service.metadata.MetadataServer;
import io.ebemu.internal.service.metadata.ServerAddress;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.observed.ObservedState;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The task metadata endpoint of one environment, which answers for as long as this process supervises the environment.
 * The task's containers know its port, and have it in a label: whoever supervises them next listens there again.
 *
 * @param server what answers; empty where no container could reach it
 * @param lost what to tell if a task is there that knows another port
 */
record MetadataEndpoint(Optional<MetadataServer> server, Optional<String> lost) implements AutoCloseable {

    /** No endpoint. */
    static MetadataEndpoint none() {
        return new MetadataEndpoint(Optional.empty(), Optional.empty());
    }

    /** Begins to answer, where the task that is there asks already, or else anywhere. */
    static MetadataEndpoint open(Engine engine, EnvironmentRecords records, EventDispatcher events, Host host) {
        Optional<ServerAddress> address = ServerAddress.of(engine);
        if (address.isEmpty()) {
            events.announce(
                    Severity.WARN,
                    "Containers get no task metadata endpoint (ECS_CONTAINER_METADATA_URI_V4): the engine at "
                            + engine.info().endpoint() + " is on another machine, from where this process cannot be"
                            + " reached; use an engine on this machine if they need it.");
            return none();
        }
        MetadataApi api = new MetadataApi(
                engine,
                () -> records.state().flatMap(ObservedState::task),
                TaskIdentity::metadataId,
                TaskIdentity::credentialsId,
                host);
        OptionalInt known = knownPort(new WorldReader(engine, events.environment()).read());
        if (known.isPresent()) {
            try {
                return listening(address.get(), known.getAsInt(), api, Optional.empty());
            } catch (UncheckedIOException e) {
                return anywhere(address.get(), api, events, Optional.of(lost(e)));
            }
        }
        return anywhere(address.get(), api, events, Optional.empty());
    }

    private static MetadataEndpoint anywhere(
            ServerAddress address, MetadataApi api, EventDispatcher events, Optional<String> lost) {
        try {
            return listening(address, 0, api, lost);
        } catch (UncheckedIOException e) {
            events.announce(
                    Severity.WARN,
                    "Containers get no task metadata endpoint (ECS_CONTAINER_METADATA_URI_V4): " + e.getMessage()
                            + "; allow that, then run ebemu up again.");
            return none();
        }
    }

    private static MetadataEndpoint listening(ServerAddress address, int port, MetadataApi api, Optional<String> lost) {
        return new MetadataEndpoint(Optional.of(MetadataServer.open(address, port, api)), lost);
    }

    private static String lost(UncheckedIOException trouble) {
        return "The task metadata endpoint does not answer the containers that run: " + trouble.getMessage()
                + "; free that port and run ebemu up again, or replace the task with ebemu down and ebemu up.";
    }

    private static OptionalInt knownPort(World world) {
        return world.taskContainers().stream()
                .filter(ContainerInfo::running)
                .map(container -> container.label(Labels.METADATA_PORT))
                .filter(port -> !port.isEmpty())
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** Where new containers find it. */
    Optional<URI> uri() {
        return server.map(MetadataServer::uri);
    }

    /** Hands out the credentials of that version's task role, if it has one. */
    void serves(ApplicationVersion version) {
        server.ifPresent(one -> one.handsOut(version.localValues().taskRole()));
    }

    /** Tells that the task that is there, and stays, asks in vain. */
    void tellLost(EventDispatcher events) {
        lost.ifPresent(message -> events.announce(Severity.WARN, message));
    }

    @Override
    public void close() {
        server.ifPresent(MetadataServer::close);
    }
}
