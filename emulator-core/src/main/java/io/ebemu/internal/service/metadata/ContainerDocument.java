/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.Task;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A container as the endpoint describes it. What has no value is left out ({@code agent/handlers/v2/response.go}, {@code
 * ecs-agent/tmds/handlers/v4/state/response.go}).
 */
final class ContainerDocument {

    /** The kernel takes no weight below this, and the agent says so. */
    private static final int MINIMUM_CPU = 2;

    private static final String BRIDGE = "bridge";

    private ContainerDocument() {}

    static ObjectNode of(EndpointVersion version, Task task, ContainerDetails details) {
        ContainerInfo container = details.container();
        String name = container.label(Labels.ECS_CONTAINER_NAME);
        Optional<ContainerSnapshot> seen = task.container(name);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("DockerId", container.id())
                .put("Name", name)
                .put("DockerName", container.name())
                .put("Image", container.image())
                .put("ImageID", details.imageId());
        ports(version, document, container);
        labels(document, container);
        document.put("DesiredStatus", task.desiredStatus().name())
                .put("KnownStatus", knownStatus(seen.map(ContainerSnapshot::lastStatus)));
        seen.flatMap(ContainerSnapshot::exitCode).ifPresent(code -> document.put("ExitCode", code));
        document.putObject("Limits")
                .put("CPU", Math.max(MINIMUM_CPU, details.cpuShares()))
                .put("Memory", seen.flatMap(ContainerSnapshot::memory).orElse(0));
        times(document, container);
        document.put("Type", "NORMAL");
        HealthDocument.of(details).ifPresent(health -> document.set("Health", health));
        volumes(document, details);
        if (version == EndpointVersion.V4) {
            LogDocument.add(document, task, details);
            document.put("ContainerARN", Arn.of(task.taskArn()).container(uuid(container)));
        }
        networks(document, details);
        if (version == EndpointVersion.V4) {
            seen.flatMap(ContainerSnapshot::restartCount).ifPresent(count -> document.put("RestartCount", count));
        }
        return document;
    }

    /** The agent's words; it knows no container as pending. */
    private static String knownStatus(Optional<ContainerStatus> status) {
        return status.filter(known -> known != ContainerStatus.PENDING)
                .map(ContainerStatus::name)
                .orElse("NONE");
    }

    private static void ports(EndpointVersion version, ObjectNode document, ContainerInfo container) {
        if (container.ports().isEmpty()) {
            return;
        }
        ArrayNode ports = document.putArray("Ports");
        container.ports().forEach(port -> {
            ObjectNode one = ports.addObject()
                    .put("ContainerPort", port.containerPort())
                    .put("Protocol", port.protocol().word())
                    .put("HostPort", port.hostPort());
            if (version == EndpointVersion.V4) {
                one.put("HostIp", port.hostIp());
            }
        });
    }

    /** The definition's own labels and the agent's five: ours are not in production. */
    private static void labels(ObjectNode document, ContainerInfo container) {
        ObjectNode labels = document.putObject("Labels");
        new TreeMap<>(container.labels()).forEach((name, value) -> {
            if (!name.startsWith(Labels.PREFIX)) {
                labels.put(name, value);
            }
        });
    }

    private static void times(ObjectNode document, ContainerInfo container) {
        document.put("CreatedAt", container.createdAt().toString());
        container.startedAt().ifPresent(time -> document.put("StartedAt", time.toString()));
        if (!container.running()) {
            container.finishedAt().ifPresent(time -> document.put("FinishedAt", time.toString()));
        }
    }

    private static void volumes(ObjectNode document, ContainerDetails details) {
        if (details.mounts().isEmpty()) {
            return;
        }
        ArrayNode volumes = document.putArray("Volumes");
        details.mounts().forEach(mount -> {
            ObjectNode one = volumes.addObject();
            if (!mount.volume().isEmpty()) {
                one.put("DockerName", mount.volume());
            }
            one.put("Source", mount.source()).put("Destination", mount.destination());
        });
    }

    private static void networks(ObjectNode document, ContainerDetails details) {
        Map<String, String> addresses = details.addresses();
        if (addresses.containsKey(BRIDGE)) {
            document.putArray("Networks")
                    .addObject()
                    .put("NetworkMode", BRIDGE)
                    .putArray("IPv4Addresses")
                    .add(addresses.get(BRIDGE));
        }
    }

    private static String uuid(ContainerInfo container) {
        return UUID.nameUUIDFromBytes(container.id().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
