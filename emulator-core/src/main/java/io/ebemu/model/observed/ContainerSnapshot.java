/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.RestartPolicy;
import java.util.List;
import java.util.Optional;

/**
 * One container of a task as it was last seen (ECS {@code Container} in {@code DescribeTasks}).
 *
 * @param name its name in the task definition
 * @param image the image that runs
 * @param runtimeId the Docker id; empty if it was never created
 * @param essential whether the task stops with it
 * @param lastStatus how far it has come
 * @param exitCode 0 to 255 once its process ended; empty if that never ran, but 143 if it was not even created because
 *     of what it depends on (ECS agent)
 * @param reason the first error, as {@code <ErrorName>: <message>}
 * @param healthStatus what its health check says
 * @param restartCount how often its restart policy has started it again; empty without a policy
 * @param memory hard limit in MiB
 * @param memoryReservation soft limit in MiB
 * @param networkBindings the ports published now
 */
public record ContainerSnapshot(
        String name,
        String image,
        Optional<String> runtimeId,
        boolean essential,
        ContainerStatus lastStatus,
        Optional<Integer> exitCode,
        Optional<String> reason,
        HealthStatus healthStatus,
        Optional<Integer> restartCount,
        Optional<Integer> memory,
        Optional<Integer> memoryReservation,
        List<NetworkBinding> networkBindings) {

    public ContainerSnapshot {
        networkBindings = List.copyOf(networkBindings);
    }

    /** A container that has not been created yet. */
    public static ContainerSnapshot pending(ContainerDefinition container) {
        return new ContainerSnapshot(
                container.name(),
                container.image(),
                Optional.empty(),
                container.essential(),
                ContainerStatus.PENDING,
                Optional.empty(),
                Optional.empty(),
                HealthStatus.UNKNOWN,
                container.restartPolicy().filter(RestartPolicy::enabled).map(policy -> 0),
                container.resources().memory(),
                container.resources().memoryReservation(),
                List.of());
    }

    /** This container once it is known to be gone or never to have come, with the reason. */
    public ContainerSnapshot stopped(Optional<String> why) {
        return new ContainerSnapshot(
                name,
                image,
                runtimeId,
                essential,
                ContainerStatus.STOPPED,
                exitCode,
                why,
                HealthStatus.UNKNOWN,
                restartCount,
                memory,
                memoryReservation,
                List.of());
    }

    /** The same container with that exit code. */
    public ContainerSnapshot exited(int code) {
        return new ContainerSnapshot(
                name,
                image,
                runtimeId,
                essential,
                lastStatus,
                Optional.of(code),
                reason,
                healthStatus,
                restartCount,
                memory,
                memoryReservation,
                networkBindings);
    }

    /** The same container after so many restarts by its policy. */
    public ContainerSnapshot restarted(int times) {
        return new ContainerSnapshot(
                name,
                image,
                runtimeId,
                essential,
                lastStatus,
                exitCode,
                reason,
                healthStatus,
                Optional.of(times),
                memory,
                memoryReservation,
                networkBindings);
    }
}
