/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.NetworkSpec;
import io.ebemu.internal.engine.Networks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /**
     * An engine that has just made its default bridge may not name the gateway before its next start; it is the first
     * address of the subnet then (seen with engine 20.10).
     */
    @Override
    public Optional<String> bridgeGateway() {
        return ofBridge("Gateway").or(() -> bridgeSubnet().map(DockerNetworks::firstAddress));
    }

    /** The first address of a subnet of IPv4 that hosts may have: {@code 172.17.0.1} of {@code 172.17.0.0/16}. */
    static String firstAddress(String subnet) {
        String network = subnet.substring(0, subnet.indexOf('/'));
        int last = network.lastIndexOf('.') + 1;
        return network.substring(0, last) + (Integer.parseInt(network.substring(last)) + 1);
    }

    @Override
    public Optional<String> bridgeSubnet() {
        return ofBridge("Subnet");
    }

    /** Of its two sets of addresses, if there are two, that of IPv4. */
    private Optional<String> ofBridge(String key) {
        return find(BRIDGE)
                .flatMap(bridge -> StreamSupport.stream(
                                bridge.path("IPAM").path("Config").spliterator(), false)
                        .flatMap(config -> InspectedContainer.text(config.path(key)).stream())
                        .filter(value -> !value.contains(":"))
                        .findFirst());
    }

    @Override
    public void create(NetworkSpec spec) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", spec.name()).put("CheckDuplicate", true).put("Internal", true);
        body.putObject("IPAM").putArray("Config").addObject().put("Subnet", spec.subnet());
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        try {
            deadlines.call("create network " + spec.name(), CALL, () -> http.post("/networks/create", body));
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).contains("overlap")) {
                throw new EngineException(Kind.CONFLICT, String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    @Override
    public void remove(String name) {
        String path = Query.of("/networks/", name, "").toString();
        try {
            deadlines.run("remove network " + name, CALL, () -> http.delete(path));
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    @Override
    public List<NetworkInfo> list(Map<String, String> labels) {
        String path = Query.of("/networks").labelled(labels).toString();
        return StreamSupport.stream(
                        deadlines
                                .call("list networks", CALL, () -> http.get(path))
                                .spliterator(),
                        false)
                .map(network -> new NetworkInfo(
                        network.path("Name").asText(), InspectedContainer.strings(network.path("Labels"))))
                .toList();
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
