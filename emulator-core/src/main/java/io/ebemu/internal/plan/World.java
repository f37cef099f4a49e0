/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Networks.NetworkInfo;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine has of one environment, read once.
 *
 * @param containers all containers with the environment's label
 * @param volumes all volumes with the environment's label
 * @param networks all networks with the environment's label
 * @param images the images asked about that are here, by reference
 */
public record World(
        List<ContainerInfo> containers,
        List<VolumeInfo> volumes,
        List<NetworkInfo> networks,
        Map<String, ImageInfo> images) {

    public World {
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
        networks = List.copyOf(networks);
        images = Map.copyOf(images);
    }

    /** An engine that has nothing of the environment. */
    public static World empty() {
        return new World(List.of(), List.of(), List.of(), Map.of());
    }

    /** The task's containers in the order of the definition. */
    public List<ContainerInfo> taskContainers() {
        return withRole(Labels.ROLE_TASK).stream()
                .sorted(Comparator.comparingInt(container -> Integer.parseInt("0" + container.label(Labels.ORDER))))
                .toList();
    }

    /** The task that there is, running or not; empty if there is none. */
    public Optional<String> taskArn() {
        return taskContainers().stream().findFirst().map(container -> container.label(Labels.ECS_TASK_ARN));
    }

    /** The containers of a role. */
    public List<ContainerInfo> withRole(String role) {
        return containers.stream()
                .filter(container -> container.label(Labels.ROLE).equals(role))
                .toList();
    }

    /** The container of that Docker name. */
    Optional<ContainerInfo> named(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }
}
