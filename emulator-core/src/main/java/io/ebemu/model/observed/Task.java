/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The environment's task as it was last seen (ECS {@code Task} in {@code DescribeTasks}).
 *
 * @param taskArn the task's ARN
 * @param taskDefinitionArn the task definition's ARN, with its revision
 * @param lastStatus how far it has come
 * @param desiredStatus RUNNING, or STOPPED once it is to stop
 * @param stopCode why it stopped
 * @param stoppedReason the same in a sentence
 * @param createdAt when its first container was created
 * @param startedAt when it became RUNNING
 * @param stoppedAt when its last container ended
 * @param containers its containers in the order of the definition
 */
public record Task(
        String taskArn,
        String taskDefinitionArn,
        TaskStatus lastStatus,
        TaskStatus desiredStatus,
        Optional<StopCode> stopCode,
        Optional<String> stoppedReason,
        Optional<Instant> createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt,
        List<ContainerSnapshot> containers) {

    public Task {
        containers = List.copyOf(containers);
    }

    /**
     * What the essential containers' health checks say together (ECS): UNHEALTHY if one says so, UNKNOWN if one says
     * nothing or has no check.
     */
    public HealthStatus healthStatus() {
        List<HealthStatus> essential = containers.stream()
                .filter(ContainerSnapshot::essential)
                .map(ContainerSnapshot::healthStatus)
                .toList();
        if (essential.contains(HealthStatus.UNHEALTHY)) {
            return HealthStatus.UNHEALTHY;
        }
        return essential.isEmpty() || essential.contains(HealthStatus.UNKNOWN)
                ? HealthStatus.UNKNOWN
                : HealthStatus.HEALTHY;
    }

    /** The container of that name, if the task has one. */
    public Optional<ContainerSnapshot> container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    /** The same task with these containers. */
    public Task with(List<ContainerSnapshot> others) {
        return new Task(
                taskArn,
                taskDefinitionArn,
                lastStatus,
                desiredStatus,
                stopCode,
                stoppedReason,
                createdAt,
                startedAt,
                stoppedAt,
                others);
    }

    /** The same task that stops, with why it does. */
    public Task stopping(StopCode code, String reason) {
        return new Task(
                taskArn,
                taskDefinitionArn,
                lastStatus,
                desiredStatus,
                Optional.of(code),
                Optional.of(reason),
                createdAt,
                startedAt,
                stoppedAt,
                containers);
    }

    /** The same task, which became RUNNING then. */
    public Task started(Instant at) {
        return new Task(
                taskArn,
                taskDefinitionArn,
                lastStatus,
                desiredStatus,
                stopCode,
                stoppedReason,
                createdAt,
                Optional.of(at),
                stoppedAt,
                containers);
    }
}
