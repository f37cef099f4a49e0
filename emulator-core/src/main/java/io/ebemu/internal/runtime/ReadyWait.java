/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Waits until a task can be used: RUNNING, healthy where that is checked, and its published ports accepting connections. */
final class ReadyWait {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Supervision parts;
    private final Duration within;
    private final long begin;

    /** @param within how long it may take, from now */
    ReadyWait(Supervision parts, Duration within) {
        this.parts = parts;
        this.within = within;
        this.begin = parts.host().nanoTime();
    }

    void await() throws InterruptedException {
        Set<String> checked = EngineTrouble.told(() -> parts.world().containers().stream()
                .filter(container -> container.label(Labels.HEALTH_CHECK).equals("true"))
                .map(container -> container.label(Labels.ECS_CONTAINER_NAME))
                .collect(Collectors.toSet()));
        ObservedState state = new StateWait(parts)
                .await(one -> stops(one) || unready(one, checked).isEmpty(), within)
                .orElseThrow(() -> late(unready(now(), checked)));
        requireRunning(state);
        awaitPorts(PublishedPort.of(
                state.task().orElseThrow(), parts.engine().info().publishedAddress()));
    }

    private ObservedState now() {
        return EngineTrouble.told(parts.records()::state).orElseThrow();
    }

    private static boolean stops(ObservedState state) {
        return state.task()
                .filter(task -> task.desiredStatus() != TaskStatus.STOPPED && task.lastStatus() != TaskStatus.STOPPED)
                .isEmpty();
    }

    /** What is not as it has to be, a line each. */
    private static List<String> unready(ObservedState state, Set<String> checked) {
        Task task = state.task().orElseThrow();
        List<String> found = new ArrayList<>();
        if (task.lastStatus() != TaskStatus.RUNNING) {
            found.add("the task is " + task.lastStatus());
        }
        for (ContainerSnapshot container : task.containers()) {
            if (checked.contains(container.name()) && container.healthStatus() != HealthStatus.HEALTHY) {
                found.add("container " + container.name() + " is " + container.lastStatus() + ", its health check says "
                        + container.healthStatus());
            }
        }
        return found;
    }

    private void requireRunning(ObservedState state) {
        if (stops(state)) {
            throw new EnvironmentFailedException("the task of environment " + parts.environment()
                    + " stopped before it was ready: "
                    + state.task().flatMap(Task::stoppedReason).orElse("there is no task any more"));
        }
    }

    private void awaitPorts(List<PublishedPort> ports) throws InterruptedException {
        Map<PublishedPort, String> troubles = troubles(ports);
        while (!troubles.isEmpty()) {
            if (left().isNegative()) {
                throw late(troubles.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .toList());
            }
            // Nothing tells when a program begins to listen; that its task stops is told at once.
            Optional<ObservedState> stopped = new StateWait(parts).await(ReadyWait::stops, pause());
            stopped.ifPresent(this::requireRunning);
            troubles = troubles(troubles.keySet());
        }
    }

    /** Asks all at the same time. */
    private static Map<PublishedPort, String> troubles(Iterable<PublishedPort> ports) {
        Map<PublishedPort, CompletableFuture<Optional<String>>> asked = new LinkedHashMap<>();
        ports.forEach(port -> asked.put(port, CompletableFuture.supplyAsync(port::trouble, ReadyWait::onThread)));
        Map<PublishedPort, String> troubles = new LinkedHashMap<>();
        asked.forEach((port, answer) -> answer.join().ifPresent(trouble -> troubles.put(port, trouble)));
        return troubles;
    }

    private static void onThread(Runnable task) {
        Thread thread = new Thread(task, "ebemu-port-check");
        thread.setDaemon(true);
        thread.start();
    }

    private Duration left() {
        return within.minusNanos(parts.host().nanoTime() - begin);
    }

    /** A tenth of the time waited so far: what is waited for is noticed at most a tenth later than it could be. */
    private Duration pause() {
        Duration tenth = within.minus(left()).dividedBy(10);
        Duration bounded = tenth.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : tenth;
        return bounded.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : bounded;
    }

    private EnvironmentFailedException late(List<String> seen) {
        return new EnvironmentFailedException("environment " + parts.environment() + " was not ready within "
                + within.toSeconds() + " s: " + String.join("; ", seen)
                + ". See the containers' logs, or give it more time");
    }
}
