/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a task together from its containers, and from the record for what containers cannot say. */
final class TaskReader {

    private final Optional<EnvironmentRecord> record;

    TaskReader(Optional<EnvironmentRecord> record) {
        this.record = record;
    }

    /** The task that these containers belong to; the recorded one if there are none left. */
    Optional<Task> read(List<ContainerInfo> containers) {
        if (containers.isEmpty()) {
            return record.flatMap(EnvironmentRecord::task).map(this::ended);
        }
        ContainerInfo first = containers.get(0);
        String taskArn = first.label(Labels.ECS_TASK_ARN);
        Optional<Task> recorded = record.flatMap(EnvironmentRecord::task)
                .filter(task -> task.taskArn().equals(taskArn));
        List<ContainerSnapshot> snapshots = snapshots(containers, recorded);
        Optional<StopCode> stopCode = recorded.flatMap(Task::stopCode).or(() -> stopCode(snapshots));
        TaskStatus status = status(snapshots, stopCode.isPresent());
        return Optional.of(new Task(
                taskArn,
                recorded.map(Task::taskDefinitionArn).orElseGet(() -> definitionArn(first)),
                status,
                stopCode.isPresent() ? TaskStatus.STOPPED : TaskStatus.RUNNING,
                stopCode,
                recorded.flatMap(Task::stoppedReason).or(() -> stopCode.map(StopCode::reason)),
                containers.stream().map(ContainerInfo::createdAt).min(Comparator.naturalOrder()),
                recorded.flatMap(Task::startedAt),
                status == TaskStatus.STOPPED ? stoppedAt(containers) : Optional.empty(),
                snapshots));
    }

    /** Containers as the engine has them, and from the record those that were never created. */
    private List<ContainerSnapshot> snapshots(List<ContainerInfo> containers, Optional<Task> recorded) {
        Map<String, ContainerSnapshot> snapshots = new LinkedHashMap<>();
        recorded.map(Task::containers)
                .orElse(List.of())
                .forEach(container -> snapshots.put(container.name(), neverCreated(container)));
        for (ContainerInfo container : containers) {
            String name = container.label(Labels.ECS_CONTAINER_NAME);
            snapshots.put(name, ContainerSnapshots.of(container, failure(name)));
        }
        return List.copyOf(snapshots.values());
    }

    private ContainerSnapshot neverCreated(ContainerSnapshot container) {
        Optional<String> failure = failure(container.name());
        return failure.isEmpty() ? container : container.stopped(failure);
    }

    private Optional<String> failure(String container) {
        return record.map(known -> known.failures().get(container));
    }

    /** An essential container that ended has stopped the task, whether or not anybody saw it. */
    private static Optional<StopCode> stopCode(List<ContainerSnapshot> containers) {
        return containers.stream()
                        .anyMatch(one -> one.essential()
                                && one.lastStatus() == ContainerStatus.STOPPED
                                && one.exitCode().isPresent())
                ? Optional.of(StopCode.ESSENTIAL_CONTAINER_EXITED)
                : Optional.empty();
    }

    /** The least advanced container, where a non-essential one that has stopped does not count (ECS agent). */
    private static TaskStatus status(List<ContainerSnapshot> containers, boolean stopping) {
        boolean anyRunning = containers.stream().anyMatch(one -> one.lastStatus() == ContainerStatus.RUNNING);
        if (stopping) {
            return anyRunning ? TaskStatus.STOPPING : TaskStatus.STOPPED;
        }
        boolean allUp = containers.stream()
                .allMatch(one -> one.lastStatus() == ContainerStatus.RUNNING
                        || (!one.essential() && one.lastStatus() == ContainerStatus.STOPPED));
        return allUp ? TaskStatus.RUNNING : TaskStatus.PENDING;
    }

    private static Optional<Instant> stoppedAt(List<ContainerInfo> containers) {
        return containers.stream().flatMap(one -> one.finishedAt().stream()).max(Comparator.naturalOrder());
    }

    private static String definitionArn(ContainerInfo container) {
        String taskArn = container.label(Labels.ECS_TASK_ARN);
        return taskArn.substring(0, Math.max(0, taskArn.indexOf(":task/"))) + ":task-definition/"
                + container.label(Labels.ECS_FAMILY) + ":" + container.label(Labels.ECS_REVISION);
    }

    /** A recorded task whose containers are gone has ended, even if the record was written before. */
    private Task ended(Task task) {
        boolean launching = record.map(EnvironmentRecord::status).orElse("").equals("Launching");
        return launching
                ? task
                : new Task(
                        task.taskArn(),
                        task.taskDefinitionArn(),
                        TaskStatus.STOPPED,
                        TaskStatus.STOPPED,
                        task.stopCode(),
                        task.stoppedReason(),
                        task.createdAt(),
                        task.startedAt(),
                        task.stoppedAt(),
                        task.containers().stream()
                                .map(one -> one.stopped(one.reason().or(() -> failure(one.name()))))
                                .toList());
    }
}
