/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.World;
import io.ebemu.model.observed.StopCode;
import java.util.List;
import java.util.Map;

/** Leaves the engine as it should be left: after a launch that failed, and after an ephemeral environment. */
final class CleanUp {

    private static final int ROUNDS = 3;

    private final Lifetime lifetime;
    private final Supervision parts;
    private final DiagnosisWriter diagnosis;

    CleanUp(Lifetime lifetime, Supervision parts, DiagnosisWriter diagnosis) {
        this.lifetime = lifetime;
        this.parts = parts;
        this.diagnosis = diagnosis;
    }

    /**
     * After a failure that production would have too, the task's containers stay to be looked at; after any other,
     * nothing of the task stays. Data stays, and so do services that ran before. An ephemeral environment goes, or stays as
     * it is. What went wrong first is what the user is to know, whatever becomes of the cleaning up.
     */
    void afterFailure(RuntimeException failure, World before, CurrentTask task, Subscription subscription) {
        boolean servicesRan = !before.withRole(Labels.ROLE_SERVICE).isEmpty();
        boolean interrupted = Thread.interrupted();
        try {
            diagnose(failure);
            if (wouldFailInProduction(failure) && !lifetime.ephemeral()) {
                task.stop(StopCode.TASK_FAILED_TO_START);
                if (!servicesRan) {
                    stopAll("the task failed");
                }
            } else if (lifetime.outlivesFailure() && !(failure instanceof OperationCancelledException)) {
                tellLastLines(failure);
                task.stop(StopCode.TASK_FAILED_TO_START);
                lifetime.keep();
            } else {
                tellLastLines(failure);
                task.letGo();
                subscription.close();
                remove(!servicesRan, "the launch failed");
                parts.records().launched(Map.of(), false);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            parts.events()
                    .announce(
                            Severity.WARN,
                            "Cleaning up failed: " + e.getMessage() + "; ebemu down -e "
                                    + parts.events().environment() + " removes what is left");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** While all is there yet. Whoever cancelled a launch has nothing to find out. */
    private void diagnose(RuntimeException failure) {
        if (!(failure instanceof OperationCancelledException)) {
            lifetime.onFailure()
                    .diagnosis()
                    .map(diagnosis::write)
                    .orElse(List.of())
                    .forEach(missing -> parts.events()
                            .announce(Severity.WARN, "Not all could be written down for the diagnosis: " + missing));
        }
    }

    /** A port that is taken by the time a container starts ends the task there too. */
    private static boolean wouldFailInProduction(RuntimeException failure) {
        return failure instanceof EnvironmentFailedException || failure instanceof ResourceConflictException;
    }

    /** An ephemeral environment's containers do not stay to be looked at: the listener gets what they wrote last. */
    private void tellLastLines(RuntimeException failure) {
        if (!wouldFailInProduction(failure)) {
            return;
        }
        try {
            new LogReader(parts.engine(), parts.environment(), parts.records()::state).readLastLines(parts.events());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Stops the task and the services, gracefully; they stay where they are. */
    void stopAll(String cause) {
        execute(parts.planner().stopAll(parts.world().read(), cause));
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
        return services
                ? parts.planner().remove(parts.world().read(), lifetime.ephemeral(), cause)
                : parts.planner().removeTask(parts.world().read(), cause);
    }

    private boolean execute(Plan plan) {
        return parts.executor().start(plan).result().join().failures().isEmpty();
    }
}
