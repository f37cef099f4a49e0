/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Executes one plan that leads to a running task, and waits until it runs. What a failure leaves is left. */
final class TaskLaunch {

    private final Supervision parts;
    private final TaskSupervisor supervisor;
    private final Duration timeout;

    /** @param timeout how long all of it may take */
    TaskLaunch(Supervision parts, TaskSupervisor supervisor, Duration timeout) {
        this.parts = parts;
        this.supervisor = supervisor;
        this.timeout = timeout;
    }

    /**
     * Returns once the task is RUNNING.
     *
     * @throws EnvironmentFailedException if it cannot start, ends on the way, or takes too long
     * @throws OperationCancelledException if the thread is interrupted; nothing is under way any more then
     */
    void run(Plan plan) {
        boolean changesServices = plan.steps().stream()
                .anyMatch(step ->
                        step.step() instanceof Step.StartService || step.step() instanceof Step.ApplySecurityGroups);
        if (changesServices) {
            parts.services().lock(parts.directory()).holding(() -> launch(plan));
        } else {
            launch(plan);
        }
    }

    private Plan launch(Plan plan) {
        Execution execution = parts.executor().start(plan, this::noteAvailable);
        supervisor.launching(execution);
        Execution.Result result = await(execution);
        Failures failures = new Failures(result);
        if (!result.succeeded() && supervisor.stopCode().isEmpty()) {
            parts.records().launched(failures.reasons(), false);
            failures.taskReason().ifPresent(parts.records()::failedToStart);
            throw failures.toException();
        }
        parts.records().launched(failures.reasons(), result.succeeded());
        supervisor.stopCode().ifPresent(code -> {
            supervisor.awaitStopped();
            throw new EnvironmentFailedException(
                    TaskOutcome.of(parts.records().state().flatMap(ObservedState::task)));
        });
        parts.events()
                .emit(new TaskChanged(
                        parts.events().now(),
                        parts.environment(),
                        Severity.INFO,
                        TaskStatus.RUNNING,
                        Optional.empty(),
                        "ECS task is RUNNING."));
        return plan;
    }

    private void noteAvailable(PlannedStep step) {
        if (step.step() instanceof Step.StartService) {
            parts.records().serviceAvailable(step.resource());
        }
    }

    private Execution.Result await(Execution execution) {
        try {
            return execution.result().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String waiting = String.join(", ", execution.inProgress());
            parts.records().launched(new Failures(cancel(execution)).reasons(), false);
            throw new EnvironmentFailedException("the deployment was not done within " + timeout.toSeconds()
                    + " s, still at: " + waiting + "; allow more with --timeout");
        } catch (InterruptedException e) {
            cancel(execution);
            throw new OperationCancelledException("cancelled; what was begun has been removed, data is kept");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an execution completes with a result", e);
        }
    }

    private static Execution.Result cancel(Execution execution) {
        execution.cancel();
        return execution.result().join();
    }
}
