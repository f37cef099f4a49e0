/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.model.observed.StopCode;
import java.util.Optional;

/** The task that an environment has now: a deployment puts another one in its place. The engine's events go to it. */
final class CurrentTask implements EngineEvents.Listener {

    private volatile Optional<TaskSupervisor> supervisor = Optional.empty();

    /** From now on this is the task; the one before is no longer watched. */
    void is(TaskSupervisor next) {
        supervisor.ifPresent(TaskSupervisor::letGo);
        supervisor = Optional.of(next);
    }

    /** Who watches it; empty as long as the environment has no task. */
    Optional<TaskSupervisor> supervisor() {
        return supervisor;
    }

    /** Whether every container of the task has ended. */
    boolean stopped() {
        return supervisor.filter(one -> one.stopped().isDone()).isPresent();
    }

    /** Starts no container again from now on: others decide what becomes of the task. */
    void letGo() {
        supervisor.ifPresent(TaskSupervisor::letGo);
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        supervisor.ifPresent(one -> one.on(event));
    }

    @Override
    public void reconnected() {
        supervisor.ifPresent(TaskSupervisor::reconnected);
    }

    /** Stops the task, if there is one, and returns once every container of it has ended. */
    void stop(StopCode code) {
        supervisor().ifPresent(one -> {
            one.stop(code);
            one.awaitStopped();
        });
    }

    /** Returns once a stop that has begun is over; it may have failed. */
    void awaitStoppedIfStopping() {
        supervisor().filter(one -> one.stopCode().isPresent()).ifPresent(TaskSupervisor::awaitStopped);
    }

    /** Waits for a stop that has begun, whether or not it succeeds. */
    void awaitEndOfStopping() {
        supervisor()
                .filter(one -> one.stopCode().isPresent())
                .ifPresent(one -> one.stopped().handle((code, failure) -> one).join());
    }
}
