/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.observe.EnvironmentRecord;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps an {@link EnvironmentRecord} in a JSON file. Absent is left out, never null. */
final class RecordFile {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    RecordFile(Path file) {
        this.file = file;
    }

    /** The record; empty if there is none, or none that can be read: labels then tell what they can. */
    Optional<EnvironmentRecord> read() {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(record(json.readTree(file.toFile())));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    void write(EnvironmentRecord record) {
        try {
            StateDirectory.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(tree(record)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    private ObjectNode tree(EnvironmentRecord record) {
        ObjectNode root = json.createObjectNode();
        root.put("applicationName", record.applicationName());
        root.put("versionLabel", record.versionLabel());
        root.put("status", record.status());
        root.put("revision", record.revision());
        root.put("createdAt", record.createdAt().toString());
        root.put("updatedAt", record.updatedAt().toString());
        ObjectNode failures = root.putObject("failures");
        record.failures().forEach(failures::put);
        var unfinished = root.putArray("unfinishedServices");
        record.unfinishedServices().stream().sorted().forEach(unfinished::add);
        record.task().ifPresent(task -> task(root.putObject("task"), task));
        return root;
    }

    private static void task(ObjectNode node, Task task) {
        node.put("taskArn", task.taskArn());
        node.put("taskDefinitionArn", task.taskDefinitionArn());
        node.put("lastStatus", task.lastStatus().name());
        node.put("desiredStatus", task.desiredStatus().name());
        task.stopCode().ifPresent(code -> node.put("stopCode", code.name()));
        task.stoppedReason().ifPresent(reason -> node.put("stoppedReason", reason));
        task.createdAt().ifPresent(at -> node.put("createdAt", at.toString()));
        task.startedAt().ifPresent(at -> node.put("startedAt", at.toString()));
        task.stoppedAt().ifPresent(at -> node.put("stoppedAt", at.toString()));
        var containers = node.putArray("containers");
        task.containers().forEach(container -> container(containers.addObject(), container));
    }

    private static void container(ObjectNode node, ContainerSnapshot container) {
        node.put("name", container.name());
        node.put("image", container.image());
        container.runtimeId().ifPresent(id -> node.put("runtimeId", id));
        node.put("essential", container.essential());
        node.put("lastStatus", container.lastStatus().name());
        container.exitCode().ifPresent(code -> node.put("exitCode", code));
        container.reason().ifPresent(reason -> node.put("reason", reason));
        container.restartCount().ifPresent(count -> node.put("restartCount", count));
        container.memory().ifPresent(memory -> node.put("memory", memory));
        container.memoryReservation().ifPresent(memory -> node.put("memoryReservation", memory));
    }

    private static EnvironmentRecord record(JsonNode root) {
        Map<String, String> failures = new HashMap<>();
        root.path("failures")
                .properties()
                .forEach(entry -> failures.put(entry.getKey(), entry.getValue().asText()));
        Set<String> unfinished = new HashSet<>();
        root.path("unfinishedServices").forEach(service -> unfinished.add(service.asText()));
        return new EnvironmentRecord(
                root.path("applicationName").asText(),
                root.path("versionLabel").asText(),
                root.path("status").asText(),
                root.path("revision").asInt(),
                root.has("task") ? Optional.of(task(root.path("task"))) : Optional.empty(),
                failures,
                unfinished,
                Instant.parse(root.path("createdAt").asText()),
                Instant.parse(root.path("updatedAt").asText()));
    }

    private static Task task(JsonNode node) {
        List<ContainerSnapshot> containers = new ArrayList<>();
        node.path("containers").forEach(container -> containers.add(container(container)));
        return new Task(
                node.path("taskArn").asText(),
                node.path("taskDefinitionArn").asText(),
                TaskStatus.valueOf(node.path("lastStatus").asText()),
                TaskStatus.valueOf(node.path("desiredStatus").asText()),
                text(node, "stopCode").map(StopCode::valueOf),
                text(node, "stoppedReason"),
                text(node, "createdAt").map(Instant::parse),
                text(node, "startedAt").map(Instant::parse),
                text(node, "stoppedAt").map(Instant::parse),
                containers);
    }

    private static ContainerSnapshot container(JsonNode node) {
        return new ContainerSnapshot(
                node.path("name").asText(),
                node.path("image").asText(),
                text(node, "runtimeId"),
                node.path("essential").asBoolean(),
                ContainerStatus.valueOf(node.path("lastStatus").asText()),
                number(node, "exitCode"),
                text(node, "reason"),
                HealthStatus.UNKNOWN,
                number(node, "restartCount"),
                number(node, "memory"),
                number(node, "memoryReservation"),
                List.of());
    }

    private static Optional<String> text(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
    }

    private static Optional<Integer> number(JsonNode node, String key) {
        return node.has(key) ? Optional.of(node.path(key).asInt()) : Optional.empty();
    }
}
