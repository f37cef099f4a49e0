/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Networks;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Networks of a Docker engine. */
final class DockerNetworks implements Networks {

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final String BRIDGE = "bridge";

    private final EngineHttp http;
    private final Deadlines deadlines;

    DockerNetworks(EngineHttp http, Deadlines deadlines) {
        this.http = http;
        this.deadlines = deadlines;
    }

    @Override
    public Optional<String> bridgeGateway() {
        return find(BRIDGE)
                .flatMap(bridge -> StreamSupport.stream(
                                bridge.path("IPAM").path("Config").spliterator(), false)
                        .flatMap(config -> InspectedContainer.text(config.path("Gateway")).stream())
                        .filter(gateway -> !gateway.contains(":"))
                        .findFirst());
    }

    private Optional<JsonNode> find(String name) {
        String path = Query.of("/networks/", name, "").toString();
        try {
            return Optional.of(deadlines.call("inspect network " + name, CALL, () -> http.get(path)));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
