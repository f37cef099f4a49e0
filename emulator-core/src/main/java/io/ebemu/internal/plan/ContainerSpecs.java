/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortRangesLabel;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Translates container definitions into what the engine is told, as the ECS agent does ({@code
 * agent/api/task/task.go}).
 */
final class ContainerSpecs {

    private static final long MEBIBYTE = 1_048_576L;
    /** The agent's default ({@code ECS_CONTAINER_STOP_TIMEOUT}), in seconds. */
    private static final int STOP_TIMEOUT = 30;
    /** The kernel takes no weight below this, and the agent sends it for 0 and 1 too. */
    private static final int MINIMUM_CPU_SHARES = 2;

    private static final int MAXIMUM_CPU_SHARES = 262_144;

    private final LaunchRequest request;
    private final World world;
    private final VolumePlanner volumes;
    private final String configHash;

    ContainerSpecs(LaunchRequest request, World world, VolumePlanner volumes) {
        this.request = request;
        this.world = world;
        this.volumes = volumes;
        this.configHash = ConfigHash.of(request);
    }

    ContainerSpec of(ContainerDefinition container) {
        TaskIdentity identity = request.identity();
        return new ContainerSpec(
                identity.dockerName(container.name()),
                ImagePlanner.localReference(request, container),
                container.process().entryPoint(),
                container.process().command(),
                environment(container),
                container.process().user(),
                container.process().workingDirectory(),
                container.process().hostname(),
                labels(container),
                PortPlanner.bindings(request, container),
                container.resources().memory().orElse(0) * MEBIBYTE,
                container.resources().memoryReservation().orElse(0) * MEBIBYTE,
                Math.min(
                        MAXIMUM_CPU_SHARES,
                        Math.max(MINIMUM_CPU_SHARES, container.resources().cpu())),
                volumes.binds(container),
                container.volumesFrom().stream()
                        .map(from -> identity.dockerName(from.sourceContainer()) + (from.readOnly() ? ":ro" : ""))
                        .toList(),
                container.links().stream()
                        .map(link -> identity.dockerName(link.target()) + ":" + link.alias())
                        .toList(),
                Map.of(),
                container.security().privileged(),
                container.security().readonlyRootFilesystem());
    }

    /**
     * The definition's variables, then {@code RDS_*} of a coupled database, then environment properties; the last value
     * of a name wins (which of definition and property wins is undocumented; the EB CLI lets the property win). A region is
     * added where nobody names one (ECS agent).
     */
    private Map<String, String> environment(ContainerDefinition container) {
        Map<String, String> environment =
                new LinkedHashMap<>(container.process().environment());
        environment.put("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
        for (ManagedService service : request.version().services()) {
            if (service instanceof DBInstance db && db.coupled()) {
                environment.put(
                        "RDS_HOSTNAME",
                        db.endpoint(request.version().environment()).address());
                environment.put("RDS_PORT", Integer.toString(db.port()));
                environment.put("RDS_DB_NAME", db.dbName());
                environment.put("RDS_USERNAME", db.masterUsername());
                environment.put("RDS_PASSWORD", db.masterUserPassword());
            }
        }
        environment.putAll(request.version().properties());
        if (!knowsRegion(environment) && !knowsRegion(imageEnvironment(container))) {
            environment.put("AWS_REGION", Region.NAME);
            environment.put("AWS_DEFAULT_REGION", Region.NAME);
        }
        return environment;
    }

    private static boolean knowsRegion(Map<String, String> environment) {
        return environment.containsKey("AWS_REGION") || environment.containsKey("AWS_DEFAULT_REGION");
    }

    /** The image's own variables, as far as the image is here already. */
    private Map<String, String> imageEnvironment(ContainerDefinition container) {
        ImageInfo image = world.images().get(ImagePlanner.localReference(request, container));
        return image == null ? Map.of() : image.environment();
    }

    private Map<String, String> labels(ContainerDefinition container) {
        TaskIdentity identity = request.identity();
        Map<String, String> labels = new HashMap<>(CommonLabels.of(request, Labels.ROLE_TASK));
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
