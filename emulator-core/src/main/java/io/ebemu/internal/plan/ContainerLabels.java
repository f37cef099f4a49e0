/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortRangesLabel;
import io.ebemu.internal.engine.RestartPolicyLabel;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A task container's labels: the definition's own, ours, and the ECS agent's five, which win. */
final class ContainerLabels {

    /** The agent's default ({@code ECS_CONTAINER_STOP_TIMEOUT}), in seconds. */
    private static final int STOP_TIMEOUT = 30;

    private final LaunchRequest request;
    private final String configHash;

    ContainerLabels(LaunchRequest request) {
        this.request = request;
        this.configHash = ConfigHash.of(request);
    }

    Map<String, String> of(ContainerDefinition container) {
        Map<String, String> labels = new TreeMap<>(CommonLabels.foreign(container.dockerLabels()));
        labels.putAll(CommonLabels.of(request, Labels.ROLE_TASK));
        labels.put(Labels.CONFIG_HASH, configHash);
        labels.put(Labels.ESSENTIAL, Boolean.toString(container.essential()));
        labels.put(
                Labels.ORDER,
                Integer.toString(request.version().taskDefinition().containers().indexOf(container)));
        container.resources().memory().ifPresent(memory -> labels.put(Labels.MEMORY, memory.toString()));
        container
                .resources()
                .memoryReservation()
                .ifPresent(memory -> labels.put(Labels.MEMORY_RESERVATION, memory.toString()));
        // The agent takes 0 for not given.
        int stopTimeout = container.stopTimeout().filter(seconds -> seconds > 0).orElse(STOP_TIMEOUT);
        labels.put(Labels.STOP_TIMEOUT, Integer.toString(stopTimeout));
        labels.put(Labels.DEPENDS_ON, dependencies(container));
        labels.put(Labels.PORT_RANGES, PortRangesLabel.of(container.portRanges()));
        container.healthCheck().ifPresent(check -> labels.put(Labels.HEALTH_CHECK, "true"));
        container
                .restartPolicy()
                .flatMap(RestartPolicyLabel::of)
                .ifPresent(policy -> labels.put(Labels.RESTART_POLICY, policy));
        request.metadataEndpoint()
                .ifPresent(endpoint -> labels.put(Labels.METADATA_PORT, Integer.toString(endpoint.getPort())));
        labels.putAll(LogRouting.labels(container, request.identity()));
        TaskIdentity identity = request.identity();
        labels.put(Labels.ECS_TASK_ARN, identity.taskArn());
        labels.put(Labels.ECS_CONTAINER_NAME, container.name());
        labels.put(Labels.ECS_FAMILY, identity.family());
        labels.put(Labels.ECS_REVISION, Integer.toString(identity.revision()));
        labels.put(Labels.ECS_CLUSTER, identity.cluster());
        return labels;
    }

    private static String dependencies(ContainerDefinition container) {
        return container.dependencies().stream()
                .map(ContainerDependency::containerName)
                .distinct()
                .collect(Collectors.joining(","));
    }
}
