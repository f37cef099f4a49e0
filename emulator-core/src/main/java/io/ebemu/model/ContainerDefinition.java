/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container of a task, as ECS understands it after defaults are applied. {@link #builder} writes one.
 *
 * @param name letters, digits, hyphens and underscores, unique in the task
 * @param image the image reference as written
 * @param essential whether the task stops when this container does; true unless said otherwise
 * @param resources memory and CPU
 * @param process what runs in the container
 * @param references what it gets from secrets and from files in S3
 * @param portMappings the published ports
 * @param portRanges the published runs of ports
 * @param links the containers this one reaches by name
 * @param mountPoints the task's volumes mounted here
 * @param volumesFrom the containers whose mounts are mounted here too
 * @param dependsOn the containers this one waits for beyond links and volumesFrom
 * @param network name resolution and network
 * @param security what it may do on its host
 * @param linuxParameters kernel features
 * @param ulimits resource limits of its processes
 * @param systemControls kernel parameters: value by namespace, such as {@code net.core.somaxconn}
 * @param dockerLabels labels; those of the agent win
 * @param healthCheck how Docker finds out whether it is healthy; the image's own check does not count for ECS
 * @param logConfiguration where its output goes; empty for the engine's default
 * @param restartPolicy whether the agent starts it again when it has ended
 * @param startTimeout seconds that its dependants wait for it to become what they need; empty for no limit
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
        ContainerReferences references,
        List<PortMapping> portMappings,
        List<ContainerPortRange> portRanges,
        List<Link> links,
        List<MountPoint> mountPoints,
        List<VolumeFrom> volumesFrom,
        List<ContainerDependency> dependsOn,
        ContainerNetwork network,
        ContainerSecurity security,
        LinuxParameters linuxParameters,
        List<Ulimit> ulimits,
        Map<String, String> systemControls,
        Map<String, String> dockerLabels,
        Optional<HealthCheck> healthCheck,
        Optional<LogConfiguration> logConfiguration,
        Optional<RestartPolicy> restartPolicy,
        Optional<Integer> startTimeout,
        Optional<Integer> stopTimeout) {

    public ContainerDefinition {
        portMappings = List.copyOf(portMappings);
        portRanges = List.copyOf(portRanges);
        links = List.copyOf(links);
        mountPoints = List.copyOf(mountPoints);
        volumesFrom = List.copyOf(volumesFrom);
        dependsOn = List.copyOf(dependsOn);
        ulimits = List.copyOf(ulimits);
        systemControls = Ordered.copyOf(systemControls);
        dockerLabels = Ordered.copyOf(dockerLabels);
    }

    /** Begins a container with nothing but the required keys. */
    public static ContainerDefinitionBuilder builder(String name, String image, ContainerResources resources) {
        return new ContainerDefinitionBuilder(name, image, resources);
    }

    /** The containers this one waits for, in the order of the keys that ask for it. */
    public List<ContainerDependency> dependencies() {
        List<ContainerDependency> dependencies = new ArrayList<>();
        links.forEach(link ->
                dependencies.add(new ContainerDependency(link.target(), ContainerDependency.Condition.START, "links")));
        volumesFrom.forEach(from -> dependencies.add(
                new ContainerDependency(from.sourceContainer(), ContainerDependency.Condition.CREATE, "volumesFrom")));
        dependencies.addAll(dependsOn);
        return List.copyOf(dependencies);
    }
}
