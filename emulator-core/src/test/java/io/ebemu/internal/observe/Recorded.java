/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes an environment's records: a task that was RUNNING unless something else is said. */
final class Recorded {

    private final List<ContainerSnapshot> containers = new ArrayList<>();
    private final Map<String, String> failures = new HashMap<>();
    private String status = "Ready";
    private String taskArn = Seen.TASK_ARN;
    private Optional<StopCode> stopCode = Optional.empty();
    private Optional<String> stoppedReason = Optional.empty();
    private Optional<Instant> startedAt = Optional.of(Seen.NOON.plusSeconds(2));

    private Recorded() {}

    static Recorded task() {
        return new Recorded();
    }

    Recorded launching() {
        status = "Launching";
        return neverRunning();
    }

    Recorded updating() {
        status = "Updating";
        return neverRunning();
    }

    Recorded neverRunning() {
        startedAt = Optional.empty();
        return this;
    }

    Recorded arn(String arn) {
        taskArn = arn;
        return this;
    }

    Recorded stopped(StopCode code, String reason) {
        stopCode = Optional.of(code);
        stoppedReason = Optional.of(reason);
        return this;
    }

    Recorded failure(String container, String reason) {
        failures.put(container, reason);
        return this;
    }

    Recorded pending(String name, boolean essential) {
        return container(name, essential, Optional.empty(), ContainerStatus.PENDING, Optional.empty());
    }

    Recorded running(String name, boolean essential) {
        return container(name, essential, Optional.of("id of " + name), ContainerStatus.RUNNING, Optional.empty());
    }

    Recorded exited(String name, boolean essential, int code) {
        return container(name, essential, Optional.of("id of " + name), ContainerStatus.STOPPED, Optional.of(code));
    }

    private Recorded container(
            String name,
            boolean essential,
            Optional<String> id,
            ContainerStatus lastStatus,
            Optional<Integer> exitCode) {
        containers.add(new ContainerSnapshot(
                name,
                "acme/" + name,
                id,
                essential,
                lastStatus,
                exitCode,
                Optional.empty(),
                HealthStatus.UNKNOWN,
                Optional.empty(),
                Optional.of(128),
                Optional.empty(),
                List.of()));
        return this;
    }

    EnvironmentRecord build() {
        Task task = new Task(
                taskArn,
                "arn:aws:ecs:us-east-1:000000000000:task-definition/awseb-shop-env-1a2b:7",
                TaskStatus.RUNNING,
                TaskStatus.RUNNING,
                stopCode,
                stoppedReason,
                Optional.of(Seen.NOON),
                startedAt,
                Optional.empty(),
                containers);
        return new EnvironmentRecord(
                "recorded-shop",
                "recorded-v7",
                status,
                7,
                Optional.of(task),
                failures,
                Set.of(),
                Seen.NOON.minusSeconds(3600),
                Seen.NOON.plusSeconds(5));
    }
}
