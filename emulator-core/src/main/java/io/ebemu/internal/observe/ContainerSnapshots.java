/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RestartPolicyLabel;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import java.util.Optional;

/**
 * Reads an engine container as ECS reports it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">ECS stopped
 *     task error codes</a>
 */
public final class ContainerSnapshots {

    private static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

    private static final String VANISHED = "ContainerVanishedError: No container matching saved ID found";

    /** How the reason of a container begins that was not created because of what it depends on (ECS agent). */
    public static final String DEPENDENCY_UNMET = "CannotStartContainerError: dependency graph: ";

    /** The agent gives such a container an exit code, though it never ran. */
    private static final int NEVER_CREATED = 143;

    private ContainerSnapshots() {}

    /** One container; the failure is the first error known of it, if there was one before the engine had any. */
    public static ContainerSnapshot of(ContainerInfo container, Optional<String> failure) {
        return new ContainerSnapshot(
                container.label(Labels.ECS_CONTAINER_NAME),
                container.image(),
                Optional.of(container.id()),
                container.label(Labels.ESSENTIAL).equals("true"),
                status(container, failure),
                container.finished() ? Optional.of(container.exitCode()) : Optional.empty(),
                failure.or(() -> reason(container)),
                health(container),
                RestartPolicyLabel.on(container) ? Optional.of(0) : Optional.empty(),
                number(container.label(Labels.MEMORY)),
                number(container.label(Labels.MEMORY_RESERVATION)),
                NetworkBindings.of(container));
    }

    /** A container that is about to be started again by its policy: ECS is told nothing of its end. */
    static ContainerSnapshot restarting(ContainerSnapshot ended) {
        return new ContainerSnapshot(
                ended.name(),
                ended.image(),
                ended.runtimeId(),
                ended.essential(),
                ContainerStatus.RUNNING,
                Optional.empty(),
                Optional.empty(),
                ended.healthStatus(),
                ended.restartCount(),
                ended.memory(),
                ended.memoryReservation(),
                ended.networkBindings());
    }

    /** A container that the engine no longer has, from what was last known of it. */
    static ContainerSnapshot gone(ContainerSnapshot known, Optional<String> failure) {
        Optional<String> first = known.reason().or(() -> failure);
        boolean vanished = known.runtimeId().isPresent() && known.lastStatus() != ContainerStatus.STOPPED;
        ContainerSnapshot stopped = known.stopped(vanished ? first.or(() -> Optional.of(VANISHED)) : first);
        boolean unmet = known.runtimeId().isEmpty()
                && first.filter(reason -> reason.startsWith(DEPENDENCY_UNMET)).isPresent();
        return unmet ? stopped.exited(NEVER_CREATED) : stopped;
    }

    /** Why it ended, in ECS's words; empty for an ordinary exit, whose code says all. */
    public static Optional<String> reason(ContainerInfo container) {
        if (container.oomKilled()) {
            return Optional.of(OUT_OF_MEMORY);
        }
        if (container.error().isEmpty()) {
            return Optional.empty();
        }
        String name = container.startedAt().isPresent() ? "DockerStateError" : "CannotStartContainerError";
        return Optional.of(name + ": " + container.error());
    }

    private static ContainerStatus status(ContainerInfo container, Optional<String> failure) {
        if (container.running()) {
            return ContainerStatus.RUNNING;
        }
        boolean failedToStart = failure.isPresent() || !container.error().isEmpty();
        return container.finished() || failedToStart ? ContainerStatus.STOPPED : ContainerStatus.CREATED;
    }

    /** ECS looks at the definition's own check only, not at the image's, and forgets it when the container stops. */
    public static HealthStatus health(ContainerInfo container) {
        return container.running() && container.label(Labels.HEALTH_CHECK).equals("true")
                ? container
                        .health()
                        .map(word -> switch (word) {
                            case "healthy" -> HealthStatus.HEALTHY;
                            case "unhealthy" -> HealthStatus.UNHEALTHY;
                            default -> HealthStatus.UNKNOWN;
                        })
                        .orElse(HealthStatus.UNKNOWN)
                : HealthStatus.UNKNOWN;
    }

    private static Optional<Integer> number(String label) {
        return label.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(label));
    }
}
