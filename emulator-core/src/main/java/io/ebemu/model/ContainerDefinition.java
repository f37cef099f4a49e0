/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container of a task, as ECS understands it after defaults are applied.
 *
 * @param name letters, digits, hyphens and underscores, unique in the task
 * @param image the image reference as written
 * @param essential whether the task stops when this container does; true unless said otherwise
 * @param resources memory and CPU
 * @param process what runs in the container
 * @param portMappings the published ports
 * @param links the containers this one reaches by name
 * @param mountPoints the task's volumes mounted here
 * @param volumesFrom the containers whose mounts are mounted here too
 * @param privileged whether the container has all capabilities of the host
 * @param readonlyRootFilesystem whether the container's own file system refuses writes
 * @param stopTimeout seconds between the stop signal and SIGKILL; empty for the agent's 30
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html">ECS task
 *     definition parameters</a>
 */
public record ContainerDefinition(
        String name,
        String image,
        boolean essential,
        ContainerResources resources,
        ContainerProcess process,
        List<PortMapping> portMappings,
        List<Link> links,
        List<MountPoint> mountPoints,
        List<VolumeFrom> volumesFrom,
        boolean privileged,
        boolean readonlyRootFilesystem,
        Optional<Integer> stopTimeout) {

    public ContainerDefinition {
        portMappings = List.copyOf(portMappings);
        links = List.copyOf(links);
        mountPoints = List.copyOf(mountPoints);
        volumesFrom = List.copyOf(volumesFrom);
    }

    /** A container with nothing but the required keys; the {@code with} methods add the rest. */
    public static ContainerDefinition of(String name, String image, ContainerResources resources) {
        return new ContainerDefinition(
                name,
                image,
                true,
                resources,
                ContainerProcess.ofImage(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty());
    }

    /** The containers this one waits for, in the order of the keys that ask for it. */
    public List<ContainerDependency> dependencies() {
        List<ContainerDependency> dependencies = new ArrayList<>();
        links.forEach(link ->
                dependencies.add(new ContainerDependency(link.target(), ContainerDependency.Condition.START, "links")));
        volumesFrom.forEach(from -> dependencies.add(
                new ContainerDependency(from.sourceContainer(), ContainerDependency.Condition.CREATE, "volumesFrom")));
        return List.copyOf(dependencies);
    }

    /** This container with another environment; values already there are replaced. */
    public ContainerDefinition withEnvironment(Map<String, String> environment) {
        return new ContainerDefinition(
                name,
                image,
                essential,
                resources,
                process.withEnvironment(environment),
                portMappings,
                links,
                mountPoints,
                volumesFrom,
                privileged,
                readonlyRootFilesystem,
                stopTimeout);
    }
}
