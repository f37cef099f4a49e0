/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.Severity;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.EnvironmentHealth;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Provenance;
import io.ebemu.model.observed.Provenance.Presence;
import io.ebemu.model.observed.ServiceSnapshot;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An environment as tests see it: a web server in front of a worker, a database and a cache. */
public final class States {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private States() {}

    /** All is well. */
    public static ObservedState running(String name) {
        return running(name, new NetworkBinding("0.0.0.0", 80, 8080, Protocol.TCP));
    }

    /** The same, where nginx publishes these ports. */
    public static ObservedState running(String name, NetworkBinding... published) {
        Task task = new Task(
                "arn:aws:ecs:us-east-1:123456789012:task/awseb-x/0123",
                "arn:aws:ecs:us-east-1:123456789012:task-definition/awseb-x:1",
                TaskStatus.RUNNING,
                TaskStatus.RUNNING,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(2)),
                Optional.empty(),
                List.of(
                        container("nginx", ContainerStatus.RUNNING, Optional.empty(), Optional.empty(), published),
                        container("worker", ContainerStatus.RUNNING, Optional.empty(), Optional.empty())));
        return state(name, new EnvironmentHealth("Ok", "Green", List.of()), task);
    }

    /** All is well again: the restart policy of nginx has acted so often, and the worker's never. */
    public static ObservedState restarted(String name, int times) {
        Task task = running(name).task().orElseThrow();
        Task restarted = new Task(
                task.taskArn(),
                task.taskDefinitionArn(),
                task.lastStatus(),
                task.desiredStatus(),
                task.stopCode(),
                task.stoppedReason(),
                task.createdAt(),
                task.startedAt(),
                task.stoppedAt(),
                task.containers().stream()
                        .map(one -> one.restarted(one.name().equals("nginx") ? times : 0))
                        .toList());
        return state(name, new EnvironmentHealth("Ok", "Green", List.of()), restarted);
    }

    /** All is well, but nobody supervises it. */
    public static ObservedState unsupervised(String name, Presence presence) {
        ObservedState running = running(name);
        return state(name, running.health(), running.task().orElseThrow(), Optional.empty(), presence);
    }

    /** Somebody stopped it; its services have data. */
    public static ObservedState down(String name) {
        EnvironmentHealth health = new EnvironmentHealth("Unknown", "Grey", List.of("Task stopped by user."));
        return state(name, health, stoppedByUser(), Optional.empty(), Presence.HERE);
    }

    /** The worker ended with exit code 3. */
    public static ObservedState failed(String name) {
        Task task = new Task(
                "arn:aws:ecs:us-east-1:123456789012:task/awseb-x/0123",
                "arn:aws:ecs:us-east-1:123456789012:task-definition/awseb-x:1",
                TaskStatus.STOPPED,
                TaskStatus.STOPPED,
                Optional.of(StopCode.ESSENTIAL_CONTAINER_EXITED),
                Optional.of("Essential container in task exited"),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(2)),
                Optional.of(NOON.plusSeconds(60)),
                List.of(
                        container("nginx", ContainerStatus.STOPPED, Optional.of(0), Optional.empty()),
                        container(
                                "worker",
                                ContainerStatus.STOPPED,
                                Optional.of(137),
                                Optional.of("OutOfMemoryError: Container killed due to memory usage"))));
        return state(name, new EnvironmentHealth("Severe", "Red", List.of("ECS task is not running.")), task);
    }

    /** The task that somebody stopped on purpose. */
    public static Task stoppedByUser() {
        Task task = failed("fibonacci").task().orElseThrow();
        return new Task(
                task.taskArn(),
                task.taskDefinitionArn(),
                TaskStatus.STOPPED,
                TaskStatus.STOPPED,
                Optional.of(StopCode.USER_INITIATED),
                Optional.of("Task stopped by user"),
                task.createdAt(),
                task.startedAt(),
                task.stoppedAt(),
                task.containers());
    }

    /** A log line. */
    public static EnvironmentEvent log(String container, String line) {
        return new ContainerLogged(NOON, new EnvironmentId("fibonacci"), container, false, line);
    }

    /** A step of a plan. */
    public static EnvironmentEvent step(int number, String subject, StepProgressed.Phase phase, String message) {
        return new StepProgressed(NOON, new EnvironmentId("fibonacci"), Severity.INFO, number, subject, phase, message);
    }

    /** A sentence. */
    public static EnvironmentEvent announced(Severity severity, String message) {
        return new EnvironmentEvent.Announced(NOON, new EnvironmentId("fibonacci"), severity, message);
    }

    private static ContainerSnapshot container(
            String name,
            ContainerStatus status,
            Optional<Integer> exitCode,
            Optional<String> reason,
            NetworkBinding... published) {
        boolean publishes = name.equals("nginx");
        boolean running = status == ContainerStatus.RUNNING;
        return new ContainerSnapshot(
                name,
                name + ":1",
                Optional.of("cafe" + name.length()),
                true,
                status,
                exitCode,
                reason,
                publishes && running ? HealthStatus.HEALTHY : HealthStatus.UNKNOWN,
                Optional.empty(),
                Optional.of(128),
                publishes ? Optional.of(64) : Optional.empty(),
                List.of(published));
    }

    /** All is well, with the records in that directory. */
    public static ObservedState at(Path stateDirectory, String name) {
        ObservedState state = running(name);
        return new ObservedState(
                state.environment(),
                state.applicationName(),
                state.versionLabel(),
                state.status(),
                state.health(),
                stateDirectory,
                state.supervisor(),
                state.provenance(),
                state.task(),
                state.services(),
                state.createdAt(),
                state.updatedAt());
    }

    private static ObservedState state(String name, EnvironmentHealth health, Task task) {
        return state(name, health, task, Optional.of(4711L), Presence.HERE);
    }

    private static ObservedState state(
            String name, EnvironmentHealth health, Task task, Optional<Long> supervisor, Presence presence) {
        return new ObservedState(
                new EnvironmentId(name),
                "fibonacci-app",
                "v1",
                "Ready",
                health,
                Path.of("/app/.ebemu/" + name),
                supervisor,
                new Provenance("laptop", presence),
                Optional.of(task),
                List.of(
                        new ServiceSnapshot(
                                "rds",
                                "db1",
                                "available",
                                "postgres",
                                "16.4",
                                "db.t3.micro",
                                new EndpointAddress("db1.abc.us-east-1.rds.amazonaws.com", 5432),
                                Optional.of(new EndpointAddress("127.0.0.1", 54321))),
                        new ServiceSnapshot(
                                "elasticache",
                                "cache1",
                                "stopped",
                                "redis",
                                "7.1",
                                "cache.t3.micro",
                                new EndpointAddress("cache1.abc.0001.use1.cache.amazonaws.com", 6379),
                                Optional.empty())),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(5)));
    }
}
