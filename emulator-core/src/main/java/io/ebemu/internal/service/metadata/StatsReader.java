/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.Engine;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What containers use: the engine's own document, to which version 4 adds {@code network_rate_stats}, bytes a second
 * since the sample before. The first sample of a container has no rate, and a container that does not run is {@code null}
 * ({@code agent/stats/queue.go}).
 */
final class StatsReader {

    private final Engine engine;
    private final ObjectMapper json;
    private final Map<String, NetworkSample> samples = new ConcurrentHashMap<>();

    StatsReader(Engine engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    /** One container. */
    JsonNode of(EndpointVersion version, String containerId) {
        return engine.containers()
                .stats(containerId)
                .map(this::read)
                .map(stats -> version == EndpointVersion.V4 ? withRates(containerId, stats) : stats)
                .orElseGet(NullNode::getInstance);
    }

    /** All containers of a task that have been created, by Docker id; sampled side by side. */
    JsonNode of(EndpointVersion version, Task task) {
        Map<String, CompletableFuture<JsonNode>> asked = new LinkedHashMap<>();
        task.containers().stream()
                .map(ContainerSnapshot::runtimeId)
                .flatMap(Optional::stream)
                .forEach(id -> asked.put(
                        id,
                        CompletableFuture.supplyAsync(() -> of(version, id), StatsReader::run)
                                .exceptionally(noSample -> NullNode.getInstance())));
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        asked.forEach((id, stats) -> all.set(id, stats.join()));
        return all;
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "ebemu-stats");
        thread.setDaemon(true);
        thread.start();
    }

    private JsonNode withRates(String containerId, JsonNode stats) {
        Optional<NetworkSample> now = NetworkSample.of(stats);
        Optional<NetworkSample> before = now.flatMap(sample -> Optional.ofNullable(samples.put(containerId, sample)));
        before.flatMap(earlier -> now.orElseThrow().rateSince(earlier))
                .ifPresent(rate -> ((ObjectNode) stats).set("network_rate_stats", rate));
        return stats;
    }

    private JsonNode read(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the engine writes JSON", e);
        }
    }
}
