/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RestartPolicyLabel;
import io.ebemu.internal.plan.Announcement;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.observed.ContainerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Starts containers of a task again that have ended, where their restart policy or a program asks for it: the same
 * container, at once (ECS agent, {@code agent/engine/task_manager.go}).
 */
final class ContainerRestarts {

    private static final int KILLED = 137;
    private static final Duration END = Duration.ofSeconds(30);

    private final Engine engine;
    private final EnvironmentRecords records;
    private final EventDispatcher events;
    private final Map<End, Boolean> decided = new HashMap<>();
    /** Ids of containers whose next end was asked for, and has not been heard of. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private boolean over;

    ContainerRestarts(Engine engine, EnvironmentRecords records, EventDispatcher events) {
        this.engine = engine;
        this.records = records;
        this.events = events;
    }

    /** Whether the container's last end was answered by another start; decided once, however often it is told of. */
    synchronized boolean answer(ContainerInfo container) {
        return decided.computeIfAbsent(
                new End(container.id(), container.finishedAt()),
                end -> !over && RestartPolicyLabel.restarts(container) && startedAgain(container));
    }

    /**
     * Kills a running container and starts it again.
     *
     * @throws EngineException if it does not run, or not again
     */
    synchronized void restart(ContainerInfo container) {
        if (over) {
            throw new UsageException("the task of container " + container.label(Labels.ECS_CONTAINER_NAME)
                    + " stops, or is no longer supervised from here; a deployment starts a new one");
        }
        asked.add(container.id());
        records.whileRestarting(container.id(), () -> killAndStart(container));
        told(
                container,
                Severity.INFO,
                KILLED,
                times -> "was killed and started again (restart " + times + "), as was asked for.");
    }

    private void killAndStart(ContainerInfo container) {
        try {
            engine.containers().kill(container.id(), "SIGKILL");
        } catch (EngineException e) {
            asked.remove(container.id());
            throw e;
        }
        engine.containers().await(container.id(), END);
        Optional<ContainerInfo> ended = engine.containers().inspect(container.id());
        start(container);
        ended.ifPresent(one -> decided.put(new End(one.id(), one.finishedAt()), true));
    }

    /** Whether a container's end, of which was just heard, was asked for by whoever starts it again. */
    boolean askedFor(String container) {
        return asked.remove(container);
    }

    /** What was not heard of by now was lost. */
    synchronized void heardAll() {
        asked.clear();
    }

    private void start(ContainerInfo container) {
        engine.containers().start(container.id());
        holdBack(container);
        announce(container);
    }

    private void told(ContainerInfo container, Severity severity, int exitCode, IntFunction<String> what) {
        String name = container.label(Labels.ECS_CONTAINER_NAME);
        int times = records.restarts(name) + 1;
        EnvironmentRecords.attempt(events, () -> records.restarted(name, times));
        events.emit(new ContainerChanged(
                events.now(),
                events.environment(),
                severity,
                name,
                ContainerStatus.RUNNING,
                Optional.of(exitCode),
                "Container " + name + " " + what.apply(times)));
    }

    private boolean startedAgain(ContainerInfo container) {
        String exited = "exited with code " + container.exitCode();
        try {
            start(container);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                // Not decided: it is asked again once the engine is back.
                throw e;
            }
            events.announce(
                    Severity.WARN,
                    "Container " + container.label(Labels.ECS_CONTAINER_NAME) + " " + exited
                            + "; its restartPolicy asks for another start, which failed: " + e.getMessage());
            return false;
        }
        told(
                container,
                container.exitCode() == 0 ? Severity.INFO : Severity.WARN,
                container.exitCode(),
                times -> exited + " and was started again (restart " + times + "); its restartPolicy says so.");
        return true;
    }

    /** A container that is started again has a new network: what its groups do not let out is to stay in that one too. */
    private void holdBack(ContainerInfo container) {
        String job = Planner.securityGroupsOf(container.name());
        if (engine.containers().inspect(job).isPresent()) {
            engine.containers().start(job);
        }
    }

    /** Where that fails, the container is found a little later. */
    private void announce(ContainerInfo container) {
        try {
            engine.containers()
                    .inspect(container.id())
                    .flatMap(Announcement::of)
                    .ifPresent(new AddressAnnouncement(engine)::run);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                throw e;
            }
        }
    }

    /** From now on nothing is started again; a start under way is done when this returns. */
    synchronized void end() {
        over = true;
    }

    private record End(String container, Optional<Instant> at) {}
}
