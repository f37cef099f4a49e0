/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Optional;

/**
 * The task that a {@code Dockerrun.aws.json} describes: containers that start, run and stop together on one host.
 *
 * @param containers 1 to 10 containers in the order written
 * @param volumes the volumes declared at the top level
 * @param authentication where production keeps the credentials of registries
 * @param executionRoleArn the role with which production fetches secrets; nobody assumes it here
 */
public record TaskDefinition(
        List<ContainerDefinition> containers,
        List<Volume> volumes,
        Optional<RegistryAuthentication> authentication,
        Optional<String> executionRoleArn) {

    public TaskDefinition {
        containers = List.copyOf(containers);
        volumes = List.copyOf(volumes);
    }

    /** A task that has no role to be started with. */
    public TaskDefinition(
            List<ContainerDefinition> containers,
            List<Volume> volumes,
            Optional<RegistryAuthentication> authentication) {
        this(containers, volumes, authentication, Optional.empty());
    }

    /** A task that needs no registry's credentials. */
    public static TaskDefinition of(List<ContainerDefinition> containers, List<Volume> volumes) {
        return new TaskDefinition(containers, volumes, Optional.empty());
    }

    /** The container of that name, if the task has one. */
    public Optional<ContainerDefinition> container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    /** The declared volume of that name, if there is one. */
    public Optional<Volume> volume(String name) {
        return volumes.stream().filter(volume -> volume.name().equals(name)).findFirst();
    }
}
