/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container to create, in the engine's terms.
 *
 * @param name the Docker name
 * @param image the image reference
 * @param entrypoint replaces the image's unless empty
 * @param command replaces the image's unless empty
 * @param environment variables
 * @param user replaces the image's
 * @param workingDirectory replaces the image's
 * @param hostname the host name
 * @param labels labels
 * @param ports published ports; each is exposed too
 * @param memory hard limit in bytes, 0 for none
 * @param memoryReservation soft limit in bytes, 0 for none
 * @param cpuShares relative weight, 0 for the engine's default
 * @param binds {@code source:path} or {@code source:path:ro}, the source a host path or volume name
 * @param volumesFrom {@code name} or {@code name:ro}
 * @param links {@code name:alias}
 * @param extraHosts lines for {@code /etc/hosts}: address by host name
 * @param privileged all capabilities
 * @param readonlyRootFilesystem no writes to the container's own file system
 */
public record ContainerSpec(
        String name,
        String image,
        List<String> entrypoint,
        List<String> command,
        Map<String, String> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<String> hostname,
        Map<String, String> labels,
        List<PortBinding> ports,
        long memory,
        long memoryReservation,
        int cpuShares,
        List<String> binds,
        List<String> volumesFrom,
        List<String> links,
        Map<String, String> extraHosts,
        boolean privileged,
        boolean readonlyRootFilesystem) {

    public ContainerSpec {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        labels = Map.copyOf(labels);
        ports = List.copyOf(ports);
        binds = List.copyOf(binds);
        volumesFrom = List.copyOf(volumesFrom);
        links = List.copyOf(links);
        extraHosts = Map.copyOf(extraHosts);
    }

    /** This container with lines for {@code /etc/hosts}. */
    public ContainerSpec withExtraHosts(Map<String, String> hosts) {
        return new ContainerSpec(
                name,
                image,
                entrypoint,
                command,
                environment,
                user,
                workingDirectory,
                hostname,
                labels,
                ports,
                memory,
                memoryReservation,
                cpuShares,
                binds,
                volumesFrom,
                links,
                hosts,
                privileged,
                readonlyRootFilesystem);
    }

    /** Values of environment variables may be secrets: only the name and image are shown. */
    @Override
    public String toString() {
        return "ContainerSpec[" + name + ", " + image + "]";
    }
}
