/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RestartPolicyLabel;
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
    private final boolean supervised;

    /** @param supervised whether there is a process that creates containers, and starts them again */
    TaskReader(Optional<EnvironmentRecord> record, boolean supervised) {
        this.record = record;
        this.supervised = supervised;
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
        List<ContainerSnapshot> seen = snapshots(containers, recorded, supervised);
        Optional<StopCode> stopCode = stopCode(seen, recorded);
        List<ContainerSnapshot> snapshots =
                stopCode.isPresent() ? notToStart(snapshots(containers, recorded, false)) : seen;
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

    /**
     * Containers as the engine has them, and from the record those that it does not have, and how often each was
     * restarted.
     *
     * @param restarts whether one that ended is started again if its policy says so
     */
    private List<ContainerSnapshot> snapshots(
            List<ContainerInfo> containers, Optional<Task> recorded, boolean restarts) {
        Map<String, ContainerSnapshot> snapshots = new LinkedHashMap<>();
        recorded.map(Task::containers)
                .orElse(List.of())
                .forEach(container -> snapshots.put(container.name(), absent(container)));
        for (ContainerInfo container : containers) {
            String name = container.label(Labels.ECS_CONTAINER_NAME);
            ContainerSnapshot seen = ContainerSnapshots.of(container, failure(name));
            ContainerSnapshot counted = recorded.flatMap(task -> task.container(name))
                    .flatMap(ContainerSnapshot::restartCount)
                    .map(seen::restarted)
                    .orElse(seen);
            boolean again = restarts && RestartPolicyLabel.restarts(container);
            snapshots.put(name, again ? ContainerSnapshots.restarting(counted) : counted);
        }
        return List.copyOf(snapshots.values());
    }

    private ContainerSnapshot absent(ContainerSnapshot container) {
        Optional<String> failure = failure(container.name());
        boolean stillToCome = container.runtimeId().isEmpty() && failure.isEmpty();
        return stillToCome ? container : ContainerSnapshots.gone(container, failure);
    }

    /** Once the task is to stop, a container that does not run counts as stopped without any call (ECS agent). */
    private static List<ContainerSnapshot> notToStart(List<ContainerSnapshot> containers) {
        return containers.stream()
                .map(one -> switch (one.lastStatus()) {
                    case PENDING, CREATED -> one.stopped(one.reason());
                    case RUNNING, STOPPED -> one;
                })
                .toList();
    }

    private Optional<String> failure(String container) {
        return record.map(known -> known.failures().get(container));
    }

    /** An essential container that ended or could not start has stopped the task, whether or not anybody saw it. */
    private static Optional<StopCode> stopCode(List<ContainerSnapshot> containers, Optional<Task> recorded) {
        Optional<StopCode> known = recorded.flatMap(Task::stopCode);
        List<ContainerSnapshot> ended = containers.stream()
                .filter(one -> one.essential() && one.lastStatus() == ContainerStatus.STOPPED)
                .toList();
        if (known.isPresent() || ended.isEmpty()) {
            return known;
        }
        boolean ran = recorded.flatMap(Task::startedAt).isPresent()
                || ended.stream()
                        .anyMatch(one ->
                                one.runtimeId().isPresent() && one.exitCode().isPresent());
        return Optional.of(ran ? StopCode.ESSENTIAL_CONTAINER_EXITED : StopCode.TASK_FAILED_TO_START);
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
        // A process that was killed on the way creates no more of its containers.
        if (supervised && record.filter(EnvironmentRecord::underWay).isPresent()) {
            return task;
        }
        List<ContainerSnapshot> containers = task.containers().stream()
                .map(one -> ContainerSnapshots.gone(one, failure(one.name())))
                .toList();
        Optional<StopCode> stopCode = stopCode(containers, Optional.of(task));
        return new Task(
                task.taskArn(),
                task.taskDefinitionArn(),
                TaskStatus.STOPPED,
                TaskStatus.STOPPED,
                stopCode,
                task.stoppedReason().or(() -> stopCode.map(StopCode::reason)),
                task.createdAt(),
                task.startedAt(),
                task.stoppedAt(),
                containers);
    }
}
