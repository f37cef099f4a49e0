/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ebemu.internal.engine.ContainerConfig;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.Protocol;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the answer to an inspect request.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerInspect">
 *     ContainerInspect</a>
 */
final class InspectedContainer {

    /** In any other state a container has no network, whatever an engine that was killed still writes of it. */
    private static final Set<String> RUNNING = Set.of("running", "paused", "restarting");

    private InspectedContainer() {}

    static ContainerInfo of(JsonNode container) {
        JsonNode config = container.path("Config");
        JsonNode state = container.path("State");
        JsonNode network = container.path("NetworkSettings");
        boolean running = RUNNING.contains(state.path("Status").asText());
        JsonNode bridge = running ? network.path("Networks").path("bridge") : MissingNode.getInstance();
        return new ContainerInfo(
                container.path("Id").asText(),
                withoutSlash(container.path("Name").asText()),
                config.path("Image").asText(),
                strings(config.path("Labels")),
                state.path("Status").asText(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                state.path("Error").asText(),
                text(state.path("Health").path("Status")).filter(word -> !word.equals("none")),
                state.path("Health").path("FailingStreak").asInt(),
                instant(container.path("Created")).orElse(Instant.EPOCH),
                instant(state.path("StartedAt")),
                instant(state.path("FinishedAt")),
                text(bridge.path("IPAddress")),
                text(bridge.path("MacAddress")),
                running ? ports(network.path("Ports")) : List.of());
    }

    /** What the answer's {@code Config} says; an image's has the same form. */
    static ContainerConfig config(JsonNode inspected) {
        JsonNode config = inspected.path("Config");
        Map<String, String> environment = new LinkedHashMap<>();
        config.path("Env").forEach(entry -> {
            String[] pair = entry.asText().split("=", 2);
            environment.put(pair[0], pair.length == 2 ? pair[1] : "");
        });
        Set<String> ports = new LinkedHashSet<>();
        config.path("ExposedPorts").fieldNames().forEachRemaining(ports::add);
        return new ContainerConfig(environment, ports);
    }

    static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
    }

    /** The engine writes year 1 for "never". */
    static Optional<Instant> instant(JsonNode node) {
        return text(node)
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .filter(instant -> instant.isAfter(Instant.EPOCH));
    }

    /** The engine lists a port published on all addresses twice, for IPv4 and IPv6; ECS reports it once. */
    private static List<PortBinding> ports(JsonNode ports) {
        List<PortBinding> bindings = new ArrayList<>();
        ports.properties().forEach(entry -> {
            String[] port = entry.getKey().split("/", 2);
            protocol(port)
                    .ifPresent(protocol -> entry.getValue().forEach(binding -> {
                        String address = binding.path("HostIp").asText();
                        if (!address.contains(":")) {
                            int hostPort = binding.path("HostPort").asInt();
                            bindings.add(new PortBinding(address, hostPort, Integer.parseInt(port[0]), protocol));
                        }
                    }));
        });
        return bindings;
    }

    private static Optional<Protocol> protocol(String[] port) {
        return switch (port.length == 2 ? port[1] : "tcp") {
            case "tcp" -> Optional.of(Protocol.TCP);
            case "udp" -> Optional.of(Protocol.UDP);
            default -> Optional.empty();
        };
    }
}
