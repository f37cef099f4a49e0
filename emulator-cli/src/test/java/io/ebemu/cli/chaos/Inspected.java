/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container as {@code docker inspect} shows it.
 *
 * @param bindings the published ports, {@code 0.0.0.0:32768->80/tcp}, sorted
 */
record Inspected(
        String id,
        String name,
        String taskArn,
        String state,
        int exitCode,
        boolean oomKilled,
        String error,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        String health,
        List<String> bindings) {

    static Inspected of(JsonNode node) {
        JsonNode state = node.path("State");
        JsonNode labels = node.path("Config").path("Labels");
        return new Inspected(
                node.path("Id").asText(),
                labels.path("com.amazonaws.ecs.container-name").asText(),
                labels.path("com.amazonaws.ecs.task-arn").asText(),
                state.path("Status").asText(),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                state.path("Error").asText(),
                instant(state.path("StartedAt")),
                instant(state.path("FinishedAt")),
                state.path("Health").path("Status").asText(),
                bindings(node.path("NetworkSettings").path("Ports")));
    }

    boolean running() {
        return state.equals("running") || state.equals("paused") || state.equals("restarting");
    }

    boolean ended() {
        return !running() && finishedAt.isPresent();
    }

    /** It was to start and could not. */
    boolean failedToStart() {
        return !running() && finishedAt.isEmpty() && !error.isEmpty();
    }

    /** How long its last run took. */
    Duration ran() {
        return ended() && startedAt.isPresent() ? Duration.between(startedAt.get(), finishedAt.get()) : Duration.ZERO;
    }

    /** Docker's word for "never" is the year 1. */
    private static Optional<Instant> instant(JsonNode node) {
        return Optional.of(Instant.parse(node.asText())).filter(instant -> instant.isAfter(Instant.EPOCH));
    }

    private static List<String> bindings(JsonNode ports) {
        List<String> bindings = new ArrayList<>();
        ports.properties()
                .forEach(port -> port.getValue().forEach(host -> {
                    // ECS tells the IPv4 binding only.
                    if (!host.path("HostIp").asText().contains(":")) {
                        bindings.add(host.path("HostIp").asText() + ":"
                                + host.path("HostPort").asText() + "->" + port.getKey());
                    }
                }));
        bindings.sort(null);
        return bindings;
    }
}
