/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts containers of a task again that have ended, where their restart policy asks for it: the same container, at once
 * (ECS agent, {@code agent/engine/task_manager.go}).
 */
final class ContainerRestarts {

    private final Engine engine;
    private final EnvironmentRecords records;
    private final EventDispatcher events;
    private final Map<End, Boolean> decided = new HashMap<>();
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

    private boolean startedAgain(ContainerInfo container) {
        String name = container.label(Labels.ECS_CONTAINER_NAME);
        String exited = "Container " + name + " exited with code " + container.exitCode();
        try {
            engine.containers().start(container.id());
            holdBack(container);
            announce(container);
            new LaterNames(engine, events).tell(List.of(container));
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                // Not decided: it is asked again once the engine is back.
                throw e;
            }
            events.announce(
                    Severity.WARN,
                    exited + "; its restartPolicy asks for another start, which failed: " + e.getMessage());
            return false;
        }
        int times = records.restarts(name) + 1;
        EnvironmentRecords.attempt(events, () -> records.restarted(name, times));
        events.emit(new ContainerChanged(
                events.now(),
                events.environment(),
                container.exitCode() == 0 ? Severity.INFO : Severity.WARN,
                name,
                ContainerStatus.RUNNING,
                Optional.of(container.exitCode()),
                exited + " and was started again (restart " + times + "); its restartPolicy says so."));
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
