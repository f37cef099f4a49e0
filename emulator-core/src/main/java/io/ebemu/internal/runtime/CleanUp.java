/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.observed.StopCode;
import java.util.Map;

/** Leaves the engine as it should be left: after a launch that failed, and after an ephemeral environment. */
final class CleanUp {

    private static final int ROUNDS = 3;

    private final boolean ephemeral;
    private final Planner planner;
    private final PlanExecutor executor;
    private final WorldReader world;
    private final LogReader logs;
    private final EnvironmentRecords records;
    private final EventDispatcher events;

    /** @param ephemeral whether nothing of the environment, data included, is to stay */
    CleanUp(
            boolean ephemeral,
            Planner planner,
            PlanExecutor executor,
            WorldReader world,
            LogReader logs,
            EnvironmentRecords records,
            EventDispatcher events) {
        this.ephemeral = ephemeral;
        this.planner = planner;
        this.executor = executor;
        this.world = world;
        this.logs = logs;
        this.records = records;
        this.events = events;
    }

    /**
     * After a failure that production would have too, the task's containers stay to be looked at; after any other,
     * nothing of the task stays. Data stays, and so do services that ran before. What went wrong first is what the user
     * is to know, whatever becomes of the cleaning up.
     */
    void afterFailure(
            RuntimeException failure, boolean servicesRan, TaskSupervisor supervisor, Subscription subscription) {
        boolean interrupted = Thread.interrupted();
        try {
            if (failure instanceof EnvironmentFailedException && !ephemeral) {
                supervisor.stop(StopCode.TASK_FAILED_TO_START);
                supervisor.awaitStopped();
                if (!servicesRan) {
                    execute(planner.stopAll(world.read(), "the task failed"));
                }
            } else {
                tellLastLines(failure);
                supervisor.letGo();
                subscription.close();
                remove(!servicesRan, "the launch failed");
                records.launched(Map.of(), false);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            events.announce(
                    Severity.WARN,
                    "Cleaning up failed: " + e.getMessage() + "; ebemu down -e " + events.environment()
                            + " removes what is left");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An ephemeral environment's containers do not stay to be looked at: the listener gets what they wrote last. */
    private void tellLastLines(RuntimeException failure) {
        if (!(failure instanceof EnvironmentFailedException)) {
            return;
        }
        try {
            logs.readLastLines(events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Removes all that an ephemeral environment has. */
    void removeAll() {
        remove(true, "ephemeral");
    }

    /** Removes the task, and the services too if asked; once more if a call that was cut short had its effect late. */
    private void remove(boolean services, String cause) {
        Plan plan = removal(services, cause);
        for (int round = 0; round < ROUNDS && !plan.isEmpty() && execute(plan); round++) {
            plan = removal(services, cause);
        }
    }

    private Plan removal(boolean services, String cause) {
        return services ? planner.remove(world.read(), ephemeral, cause) : planner.removeTask(world.read(), cause);
    }

    private boolean execute(Plan plan) {
        return executor.start(plan).result().join().failures().isEmpty();
    }
}
