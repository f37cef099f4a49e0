/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Stops all containers of a task. If the engine goes away meanwhile, as it does when it is restarted, it is waited for,
 * and what then still runs is stopped: it may have let containers run on.
 */
final class TaskStop {

    /** When the engine is tried again even though nobody told that it is back. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Planner planner;
    private final PlanExecutor executor;
    private final WorldReader world;
    private final EnvironmentRecords records;
    private final EventDispatcher events;
    private CompletableFuture<Boolean> engineBack = new CompletableFuture<>();
    private boolean hurried;

    TaskStop(
            Planner planner,
            PlanExecutor executor,
            WorldReader world,
            EnvironmentRecords records,
            EventDispatcher events) {
        this.planner = planner;
        this.executor = executor;
        this.world = world;
        this.records = records;
        this.events = events;
    }

    /** Tells that the engine answers again. */
    synchronized void engineIsBack() {
        engineBack.complete(true);
        engineBack = new CompletableFuture<>();
    }

    /** From now on an engine that does not answer is not waited for. */
    synchronized void hurry() {
        hurried = true;
        engineBack.complete(false);
    }

    private synchronized boolean hurried() {
        return hurried;
    }

    private synchronized CompletableFuture<Boolean> engineBack() {
        return engineBack;
    }

    /**
     * Returns once all have ended.
     *
     * @param reason why, in words
     * @param whenEnded does what there is to do then, and may find the engine gone
     * @throws EngineException if the engine does not answer and is not waited for, or fails otherwise
     */
    void run(StopCode code, String reason, Runnable whenEnded) {
        tell(Severity.INFO, TaskStatus.STOPPING, code, reason);
        CompletableFuture<Boolean> back = engineBack();
        while (!tried(code, reason, whenEnded)) {
            back.copy()
                    .completeOnTimeout(false, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            back = engineBack();
        }
        tell(
                code == StopCode.USER_INITIATED ? Severity.INFO : Severity.ERROR,
                TaskStatus.STOPPED,
                code,
                "ECS task stopped due to: " + reason);
    }

    /** Whether the engine was there all the time. */
    private boolean tried(StopCode code, String reason, Runnable whenEnded) {
        try {
            stop(code, reason);
            whenEnded.run();
            return true;
        } catch (EngineException e) {
            if (!away(e) || hurried()) {
                throw e;
            }
            return false;
        }
    }

    private void stop(StopCode code, String reason) {
        Execution stop = executor.start(planner.stopTask(world.readContainers(), reason));
        Execution.Result result;
        try {
            EnvironmentRecords.attempt(events, () -> records.stopping(code, reason));
        } finally {
            result = stop.result().join();
        }
        result.failures().stream()
                .map(Execution.Failure::error)
                .filter(TaskStop::away)
                .findFirst()
                .ifPresent(error -> {
                    throw error;
                });
    }

    private static boolean away(RuntimeException error) {
        return error instanceof EngineException known && known.kind() == EngineException.Kind.UNREACHABLE;
    }

    private void tell(Severity severity, TaskStatus status, StopCode code, String message) {
        events.emit(new TaskChanged(events.now(), events.environment(), severity, status, Optional.of(code), message));
    }
}
