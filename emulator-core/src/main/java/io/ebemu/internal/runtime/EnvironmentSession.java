/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.error.EbemuException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Supervises one environment in this process: brings it up, follows the engine's events, stops its task when an
 * essential container ends, and takes it down. It is to the environment what the ECS agent is to a Beanstalk instance.
 */
final class EnvironmentSession implements Environment {

    private static final int REMOVAL_ROUNDS = 3;

    private final LaunchRequest request;
    private final AttachedEnvironment view;
    private final Planner planner;
    private final PlanExecutor executor;
    private final WorldReader world;
    private final LogReader logs;
    private final EnvironmentRecords records;
    private final StateDirectory directory;
    private final EnvironmentLock lock;
    private final EventDispatcher events;
    private final TaskSupervisor supervisor;
    private final Subscription subscription;
    private boolean released;

    /** Begins to follow the engine's events; {@link #launch} does the rest. The parts belong to the session from now on. */
    EnvironmentSession(
            LaunchRequest request,
            String taskArn,
            Engine engine,
            Planner planner,
            StepRunner steps,
            EnvironmentRecords records,
            StateDirectory directory,
            EnvironmentLock lock,
            EventDispatcher events) {
        this.request = request;
        this.view = new AttachedEnvironment(
                request.version().environment(), records, engine.info().publishedAddress());
        this.planner = planner;
        this.executor = new PlanExecutor(steps, events);
        this.world = new WorldReader(engine, request.version().environment());
        this.logs = new LogReader(engine, request.version().environment());
        this.records = records;
        this.directory = directory;
        this.lock = lock;
        this.events = events;
        this.supervisor = new TaskSupervisor(taskArn, engine, planner, executor, world, records, events);
        this.subscription = engine.events().follow(Labels.of(id(), Labels.ROLE_TASK), supervisor);
    }

    /** Executes the plan that leads to a running task; no new task means that the environment is adopted as it is. */
    void launch(Plan plan, World before) {
        if (!plan.createsTask()) {
            supervisor.reconnected();
        }
        if (plan.isEmpty()) {
            events.announce(Severity.INFO, "Environment " + id() + " runs unchanged; supervising it from here.");
            return;
        }
        boolean servicesRan = !before.withRole(Labels.ROLE_SERVICE).isEmpty();
        boolean fresh = before.taskContainers().isEmpty();
        events.announce(Severity.INFO, fresh ? "createEnvironment is starting." : "Environment update is starting.");
        if (plan.createsTask()) {
            records.launching(request);
        }
        Execution execution = executor.start(plan);
        supervisor.launching(execution);
        try {
            Execution.Result result = await(execution);
            Failures failures = new Failures(result);
            if (!result.succeeded() && supervisor.stopCode().isEmpty()) {
                records.launched(failures.reasons(), false);
                throw failures.toException();
            }
            records.launched(failures.reasons(), result.succeeded());
            supervisor.stopCode().ifPresent(code -> {
                throw taskStopped();
            });
        } catch (RuntimeException e) {
            cleanUp(e, servicesRan);
            if (!(e instanceof OperationCancelledException)) {
                events.announce(
                        Severity.ERROR, fresh ? "Failed to launch environment." : "Failed to deploy application.");
            }
            finish();
            throw e;
        }
        events.emit(new TaskChanged(
                events.now(), id(), Severity.INFO, TaskStatus.RUNNING, Optional.empty(), "ECS task is RUNNING."));
        events.announce(
                Severity.INFO,
                fresh ? "Successfully launched environment: " + id() : "Environment update completed successfully.");
    }

    private Execution.Result await(Execution execution) {
        Duration timeout = request.options().timeout();
        try {
            return execution.result().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String waiting =
                    execution.inProgress().stream().map(StepDescription::of).collect(Collectors.joining(", "));
            cancel(execution);
            throw new EnvironmentFailedException("the deployment was not done within " + timeout.toSeconds()
                    + " s, still at: " + waiting + "; allow more with --timeout");
        } catch (InterruptedException e) {
            cancel(execution);
            throw new OperationCancelledException("cancelled; what was begun has been removed, data is kept");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an execution completes with a result", e);
        }
    }

    private static void cancel(Execution execution) {
        execution.cancel();
        execution.result().join();
    }

    /**
     * After a failure that production would have too, the task's containers stay to be looked at; after any other,
     * nothing of the task stays. Data stays, and so do services that ran before.
     */
    private void cleanUp(RuntimeException failure, boolean servicesRan) {
        boolean interrupted = Thread.interrupted();
        if (failure instanceof EnvironmentFailedException && !request.options().ephemeral()) {
            supervisor.stop(StopCode.TASK_FAILED_TO_START);
            awaitUninterruptibly(supervisor.stopped());
            if (!servicesRan) {
                execute(planner.stopAll(world.read(), "the task failed"));
            }
        } else {
            if (failure instanceof EnvironmentFailedException) {
                tellLastLines(failure);
            }
            subscription.close();
            remove(!servicesRan, "the launch failed");
            records.launched(Map.of(), false);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An ephemeral environment's containers do not stay to be looked at: the listener gets what they wrote last. */
    private void tellLastLines(RuntimeException failure) {
        try {
            logs.readLastLines(events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Removes the task, and the services too if asked; once more if a call that was cut short had its effect late. */
    private void remove(boolean services, String cause) {
        boolean ephemeral = request.options().ephemeral();
        Plan plan = services ? planner.remove(world.read(), ephemeral, cause) : planner.removeTask(world.read(), cause);
        for (int round = 0; round < REMOVAL_ROUNDS && !plan.isEmpty() && execute(plan); round++) {
            plan = services ? planner.remove(world.read(), ephemeral, cause) : planner.removeTask(world.read(), cause);
        }
    }

    private EnvironmentFailedException taskStopped() {
        awaitUninterruptibly(supervisor.stopped());
        Optional<Task> task = state().task();
        String reason = task.flatMap(Task::stoppedReason).orElse("unknown");
        String containers = task.map(Task::containers).orElse(List.of()).stream()
                .map(EnvironmentSession::outcome)
                .collect(Collectors.joining("\n"));
        return new EnvironmentFailedException("ECS task stopped due to: " + reason + ". (" + containers + ")");
    }

    private static String outcome(ContainerSnapshot container) {
        String code = container.exitCode().map(exit -> "exit code " + exit).orElse("");
        return container.name() + ": "
                + container
                        .reason()
                        .map(reason -> reason + (code.isEmpty() ? "" : ", " + code))
                        .orElse(code);
    }

    private boolean execute(Plan plan) {
        return executor.start(plan).result().join().failures().isEmpty();
    }

    private static void awaitUninterruptibly(CompletableFuture<StopCode> stopped) {
        boolean interrupted = Thread.interrupted();
        try {
            stopped.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EbemuException known) {
                throw known;
            }
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public EnvironmentId id() {
        return request.version().environment();
    }

    @Override
    public boolean supervising() {
        return true;
    }

    @Override
    public ObservedState state() {
        return view.state();
    }

    @Override
    public Endpoint endpoint(String container) {
        return view.endpoint(container);
    }

    @Override
    public Endpoint endpoint(String container, int containerPort) {
        return view.endpoint(container, containerPort);
    }

    @Override
    public Task awaitStopped() throws InterruptedException {
        try {
            supervisor.stopped().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the task could not be stopped", e.getCause());
        }
        return state().task().orElseThrow();
    }

    @Override
    public void stop() {
        supervisor.stop(StopCode.USER_INITIATED);
        awaitUninterruptibly(supervisor.stopped());
        execute(planner.stopAll(world.read(), StopCode.USER_INITIATED.reason()));
        close();
    }

    /** {@inheritDoc} A task that is stopping just then has stopped when this returns. */
    @Override
    public void release() {
        if (supervisor.stopCode().isPresent()) {
            awaitUninterruptibly(supervisor.stopped());
        }
        finish();
    }

    @Override
    public synchronized void close() {
        if (!released && request.options().ephemeral()) {
            subscription.close();
            remove(true, "ephemeral");
        }
        finish();
    }

    private synchronized void finish() {
        if (released) {
            return;
        }
        released = true;
        subscription.close();
        executor.close();
        events.close();
        lock.close();
        if (request.options().ephemeral()) {
            directory.delete();
        }
    }
}
