/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.observe.EnvironmentRecord;
import io.ebemu.internal.observe.StateReader;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What one environment looks like, and what of that is written down. */
final class EnvironmentRecords {

    private final EnvironmentId environment;
    private final StateDirectory directory;
    private final RecordFile file;
    private final HealthFile health;
    private final WorldReader world;
    private final StateReader reader;
    private final Host host;
    /** Ids of containers that this process is ending in order to start them again. */
    private final Set<String> restarting = ConcurrentHashMap.newKeySet();

    EnvironmentRecords(EnvironmentId environment, StateDirectory directory, Engine engine, Host host) {
        this.environment = environment;
        this.directory = directory;
        this.file = new RecordFile(directory.recordFile());
        this.health = new HealthFile(directory.healthFile());
        this.world = new WorldReader(engine, environment);
        this.reader = new StateReader(engine.info().publishedAddress(), MachineName.here(host));
        this.host = host;
    }

    /** The state now; empty if nothing is known of the environment. */
    Optional<ObservedState> state() {
        return state(world.containers());
    }

    Optional<ObservedState> state(List<ContainerInfo> found) {
        List<ContainerInfo> containers = found.stream()
                .map(one -> restarting.contains(one.id()) ? one.restarting() : one)
                .toList();
        Optional<Long> supervisor = directory.lockHolder().read().map(LockHolder::pid);
        return reader.read(
                environment,
                containers,
                directory.path(),
                file.read(),
                supervisor,
                supervisor.flatMap(health::failingTarget));
    }

    /** Writes something down; a record that cannot be written, be the disk full, must not keep a task from being stopped. */
    static void attempt(EventDispatcher events, Runnable writing) {
        try {
            writing.run();
        } catch (UsageException e) {
            events.announce(Severity.WARN, "The environment's record is out of date: " + e.getMessage());
        }
    }

    /** Whether a launch or deployment was begun whose end nobody noted; to be asked where none is under way. */
    boolean cutShort() {
        return file.read()
                .map(EnvironmentRecord::status)
                .filter(status -> !status.equals(EnvironmentRecord.READY))
                .isPresent();
    }

    /** The task definition's revision that comes next. */
    int nextRevision() {
        return file.read().map(EnvironmentRecord::revision).orElse(0) + 1;
    }

    /** The revision of the task definition that is deployed. */
    int revision() {
        return Math.max(1, nextRevision() - 1);
    }

    /** Whether the task there is now once was RUNNING, and nobody has begun to stop it. */
    boolean taskRunsOn() {
        return file.read()
                .flatMap(EnvironmentRecord::task)
                .filter(task -> task.stopCode().isEmpty())
                .flatMap(Task::startedAt)
                .isPresent();
    }

    /** Services whose data was begun and never came into use. */
    Set<String> unfinishedServices() {
        return file.read().map(EnvironmentRecord::unfinishedServices).orElse(Set.of());
    }

    /** Notes that the data of these services is about to be begun. */
    synchronized void servicesBegun(Set<String> services) {
        unfinished(known -> known.addAll(services));
    }

    /** Notes that a service is available, so that its data is worth keeping. */
    synchronized void serviceAvailable(String service) {
        unfinished(known -> known.remove(service));
    }

    private void unfinished(Consumer<Set<String>> change) {
        file.read().ifPresent(record -> {
            Set<String> services = new HashSet<>(record.unfinishedServices());
            change.accept(services);
            file.write(new EnvironmentRecord(
                    record.applicationName(),
                    record.versionLabel(),
                    record.status(),
                    record.revision(),
                    record.task(),
                    record.failures(),
                    services,
                    record.createdAt(),
                    host.now()));
        });
    }

    /** Notes that the environment is being updated, or no longer is. */
    synchronized void updating(boolean underWay) {
        file.read()
                .ifPresent(record -> file.write(with(
                        record,
                        underWay ? EnvironmentRecord.UPDATING : EnvironmentRecord.READY,
                        Optional.empty(),
                        record.failures())));
    }

    /**
     * Begins the record of a new task: none of its containers has been created.
     *
     * @param fresh whether there was none before; if there was, {@link #updating} says when the update is over
     */
    synchronized void launching(LaunchRequest request, boolean fresh) {
        Instant now = host.now();
        Optional<EnvironmentRecord> before = file.read();
        Task task = new Task(
                request.identity().taskArn(),
                request.identity().taskDefinitionArn(),
                TaskStatus.PENDING,
                TaskStatus.RUNNING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                request.version().taskDefinition().containers().stream()
                        .map(ContainerSnapshot::pending)
                        .toList());
        file.write(new EnvironmentRecord(
                request.version().applicationName(),
                request.version().versionLabel(),
                fresh ? EnvironmentRecord.LAUNCHING : EnvironmentRecord.UPDATING,
                request.identity().revision(),
                Optional.of(task),
                Map.of(),
                unfinishedServices(),
                before.map(EnvironmentRecord::createdAt).orElse(now),
                now));
    }

    /** Notes that the launch is over, which containers failed on the way, and when the task became RUNNING. */
    synchronized void launched(Map<String, String> failures, boolean running) {
        file.read().ifPresent(record -> {
            Map<String, String> all = new HashMap<>(record.failures());
            all.putAll(failures);
            file.write(with(record, settled(record), Optional.empty(), all));
        });
        update(
                state(),
                EnvironmentRecords::settled,
                task -> running ? task.started(task.startedAt().orElseGet(host::now)) : task);
    }

    /** Notes why the task could not start, where no container says it. */
    synchronized void failedToStart(String reason) {
        update(state(), EnvironmentRecord::status, task -> task.stopping(StopCode.TASK_FAILED_TO_START, reason));
    }

    /** Notes why the task stops; the containers' own ends, seen before or after, do not change that. */
    synchronized void stopping(StopCode code, String reason) {
        update(
                state(),
                EnvironmentRecords::settled,
                // A reason that is known for the same stop is the more exact one.
                task -> task.stopping(
                        code,
                        task.stoppedReason()
                                .filter(known -> task.stopCode().equals(Optional.of(code)))
                                .orElse(reason)));
    }

    /** A launch is over then; an update goes on. */
    private static String settled(EnvironmentRecord record) {
        return record.status().equals(EnvironmentRecord.UPDATING) ? record.status() : EnvironmentRecord.READY;
    }

    /** How often a container's restart policy has started it again. */
    int restarts(String container) {
        return file.read()
                .flatMap(EnvironmentRecord::task)
                .flatMap(task -> task.container(container))
                .flatMap(ContainerSnapshot::restartCount)
                .orElse(0);
    }

    /** A container counts as running while this ends it and starts it again. */
    void whileRestarting(String container, Runnable endAndStart) {
        restarting.add(container);
        try {
            endAndStart.run();
        } finally {
            restarting.remove(container);
        }
    }

    /** Notes how often a container's restart policy has started it again. */
    synchronized void restarted(String container, int times) {
        update(
                state(),
                EnvironmentRecord::status,
                task -> task.with(task.containers().stream()
                        .map(one -> one.name().equals(container) ? one.restarted(times) : one)
                        .toList()));
    }

    /** Writes down the task as it is now; a launch that goes on does. */
    synchronized void refresh() {
        update(state(), EnvironmentRecord::status, task -> task);
    }

    /** Writes down the task as these containers of the environment are, read just now. */
    synchronized void refresh(List<ContainerInfo> containers) {
        update(state(containers), EnvironmentRecord::status, task -> task);
    }

    private void update(
            Optional<ObservedState> now, Function<EnvironmentRecord, String> status, UnaryOperator<Task> change) {
        Optional<Task> seen = now.flatMap(ObservedState::task);
        file.read().ifPresent(record -> {
            // What is left of the task before is not what the record is about.
            Optional<Task> task = seen.filter(one -> record.task()
                            .map(Task::taskArn)
                            .filter(one.taskArn()::equals)
                            .isPresent())
                    .or(record::task)
                    .map(change);
            file.write(with(record, status.apply(record), task, record.failures()));
        });
    }

    private EnvironmentRecord with(
            EnvironmentRecord record, String status, Optional<Task> task, Map<String, String> failures) {
        return new EnvironmentRecord(
                record.applicationName(),
                record.versionLabel(),
                status,
                record.revision(),
                task.or(record::task),
                failures,
                record.unfinishedServices(),
                record.createdAt(),
                host.now());
    }
}
