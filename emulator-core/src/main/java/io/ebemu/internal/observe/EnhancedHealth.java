/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.EnhancedStatus;
import io.ebemu.model.observed.EnvironmentHealth;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges an environment as Beanstalk's enhanced health reporting does, with what there is on one machine. Beanstalk does
 * not see a container's own health check, and ECS does nothing about it for such a task: that an essential container is
 * UNHEALTHY is a Warning here by ebemu's own choice.
 *
 * @param status {@code Launching}, {@code Updating}, {@code Ready} … (Beanstalk)
 * @param supervised whether a process supervises it
 * @param failedChecks how often in a row the health check of a container failed, by the name of the UNHEALTHY ones
 * @param failingTarget what was last seen of the health check path while that fails, in one sentence
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-status.html">Health colors and
 *     statuses</a>
 */
public record EnhancedHealth(
        String status, boolean supervised, Map<String, Integer> failedChecks, Optional<String> failingTarget) {

    /** An environment that is being created. */
    public static final EnvironmentHealth CREATION =
            EnvironmentHealth.of(EnhancedStatus.PENDING, List.of("Initialization in progress."));

    /** An environment that is being updated. */
    public static final EnvironmentHealth UPDATE =
            EnvironmentHealth.of(EnhancedStatus.INFO, List.of("Command is executing on all instances."));

    public EnhancedHealth {
        failedChecks = Map.copyOf(failedChecks);
    }

    /** The health of an environment that has this task. */
    public EnvironmentHealth of(Optional<Task> task) {
        if (status.equals(EnvironmentRecord.LAUNCHING)) {
            return CREATION;
        }
        if (status.equals(EnvironmentRecord.UPDATING)) {
            return UPDATE;
        }
        return task.map(this::of)
                .orElseGet(() -> EnvironmentHealth.of(EnhancedStatus.UNKNOWN, List.of("There is no task.")));
    }

    private EnvironmentHealth of(Task task) {
        return switch (task.lastStatus()) {
            case RUNNING -> running(task);
            case PENDING -> pending(task);
            case STOPPING, STOPPED -> stopped(task);
        };
    }

    private EnvironmentHealth pending(Task task) {
        List<String> causes = causes(task);
        if (!supervised) {
            causes.add("No process brings the environment up; ebemu up -d does.");
        }
        return EnvironmentHealth.of(EnhancedStatus.PENDING, causes);
    }

    private EnvironmentHealth running(Task task) {
        List<String> causes = new ArrayList<>();
        failingTarget.ifPresent(seen -> {
            causes.add("ELB health is failing or not available for all instances.");
            causes.add(seen);
        });
        boolean unhealthy = task.healthStatus() == HealthStatus.UNHEALTHY;
        causes.addAll(causes(task));
        if (!supervised) {
            causes.add("No process supervises the environment, so its task would go on without an essential container;"
                    + " ebemu up -d adopts it.");
        }
        return EnvironmentHealth.of(
                failingTarget.isPresent()
                        ? EnhancedStatus.SEVERE
                        : unhealthy ? EnhancedStatus.WARNING : EnhancedStatus.OK,
                causes);
    }

    private EnvironmentHealth stopped(Task task) {
        if (task.stopCode().equals(Optional.of(StopCode.USER_INITIATED))) {
            return EnvironmentHealth.of(
                    EnhancedStatus.UNKNOWN,
                    List.of(task.stoppedReason().orElseGet(StopCode.USER_INITIATED::reason) + "."));
        }
        List<String> causes = new ArrayList<>();
        task.stoppedReason().ifPresent(reason -> causes.add("ECS task stopped due to: " + reason + "."));
        task.containers().forEach(container -> end(container).ifPresent(causes::add));
        return EnvironmentHealth.of(EnhancedStatus.SEVERE, causes);
    }

    /** What is to be said of a task that is not stopped, be it well or not. */
    private List<String> causes(Task task) {
        List<String> causes = new ArrayList<>();
        task.containers().forEach(container -> unhealthy(container).ifPresent(causes::add));
        task.containers().forEach(container -> end(container).ifPresent(causes::add));
        return causes;
    }

    private Optional<String> unhealthy(ContainerSnapshot container) {
        if (container.healthStatus() != HealthStatus.UNHEALTHY) {
            return Optional.empty();
        }
        int times = failedChecks.getOrDefault(container.name(), 0);
        return Optional.of("Container " + container.name() + " is UNHEALTHY: its healthCheck failed"
                + (times > 1 ? " " + times + " times in a row." : "."));
    }

    private static Optional<String> end(ContainerSnapshot container) {
        if (container.lastStatus() != ContainerStatus.STOPPED) {
            return Optional.empty();
        }
        return Optional.of("Container " + container.name() + " stopped"
                + container.exitCode().map(code -> " with exit code " + code).orElse("")
                + container.reason().map(reason -> ": " + reason).orElse("") + ".");
    }
}
