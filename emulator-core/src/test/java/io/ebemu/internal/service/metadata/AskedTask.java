/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A task on an engine in memory whose containers ask about themselves; the id of each is {@code id-of-<name>}. */
final class AskedTask {

    static final String ARN = "arn:aws:ecs:us-east-1:000000000000:task/awseb-shop/0123456789abcdef0123456789abcdef";

    final InMemoryEngine engine = new InMemoryEngine().withImage("image");
    private final List<ContainerSnapshot> containers = new ArrayList<>();
    private TaskStatus desired = TaskStatus.RUNNING;

    /** Creates and starts a container of the task. */
    AskedTask running(ContainerSpec spec) {
        String id = engine.containers().create(spec);
        engine.containers().start(id);
        return seen(spec, id, ContainerStatus.RUNNING, Optional.empty());
    }

    AskedTask created(ContainerSpec spec) {
        return seen(spec, engine.containers().create(spec), ContainerStatus.CREATED, Optional.empty());
    }

    /** Creates and starts a container of the task, which then ends. */
    AskedTask ended(ContainerSpec spec, int exitCode) {
        String id = engine.containers().create(spec);
        engine.containers().start(id);
        engine.exit(id, exitCode);
        return seen(spec, id, ContainerStatus.STOPPED, Optional.of(exitCode));
    }

    /** A container of the task that has not been created. */
    AskedTask pending(String name) {
        containers.add(snapshot(name, Optional.empty(), ContainerStatus.PENDING, Optional.empty()));
        return this;
    }

    AskedTask stopping() {
        desired = TaskStatus.STOPPED;
        return this;
    }

    private AskedTask seen(ContainerSpec spec, String id, ContainerStatus status, Optional<Integer> exitCode) {
        String name = spec.labels().getOrDefault(Labels.ECS_CONTAINER_NAME, "");
        containers.add(snapshot(name, Optional.of(id), status, exitCode));
        return this;
    }

    private static ContainerSnapshot snapshot(
            String name, Optional<String> id, ContainerStatus status, Optional<Integer> exitCode) {
        return new ContainerSnapshot(
                name,
                "image",
                id,
                true,
                status,
                exitCode,
                Optional.empty(),
                HealthStatus.UNKNOWN,
                name.equals("restarted") ? Optional.of(2) : Optional.empty(),
                Optional.of(128),
                Optional.empty(),
                List.of());
    }

    static ContainerSpec spec(String name, Map<String, String> more) {
        Map<String, String> labels = new TreeMap<>(more);
        labels.put(Labels.ENVIRONMENT, "shop");
        labels.put(Labels.ECS_CONTAINER_NAME, name);
        labels.put(Labels.ECS_TASK_ARN, ARN);
        return ContainerSpec.of("ecs-awseb-shop-3-" + name + "-" + UUID.randomUUID(), "image", labels);
    }

    MetadataApi api() {
        Task task = new Task(
                ARN,
                "arn:aws:ecs:us-east-1:000000000000:task-definition/awseb-shop:3",
                TaskStatus.RUNNING,
                desired,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                containers);
        return new MetadataApi(
                engine,
                () -> Optional.of(task),
                (arn, name) -> "id-of-" + name,
                arn -> "role-of-task",
                new SystemHost());
    }

    JsonNode get(String path) {
        return api().answer(path).body();
    }
}
