/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Supervises one environment in this process: brings it up, follows the engine's events, stops its task when an
 * essential container ends, and takes it down. It is to the environment what the ECS agent is to a Beanstalk instance.
 */
final class EnvironmentSession implements Environment {

    private final LaunchRequest request;
    private final AttachedEnvironment view;
    private final Planner planner;
    private final PlanExecutor executor;
    private final WorldReader world;
    private final CleanUp cleanUp;
    private final EnvironmentRecords records;
    private final StateDirectory directory;
    private final EnvironmentLock lock;
    private final EventDispatcher events;
    private final AwsLogs awsLogs;
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
        this.cleanUp = new CleanUp(
                request.options().ephemeral(),
                planner,
                executor,
                world,
                new LogReader(engine, request.version().environment(), records::state),
                records,
                events);
        this.records = records;
        this.directory = directory;
        this.lock = lock;
        this.events = events;
        this.supervisor = new TaskSupervisor(taskArn, engine, planner, executor, world, records, events);
        this.awsLogs = new AwsLogs(engine, world, directory, events);
        this.subscription = engine.events().follow(Labels.of(id(), Labels.ROLE_TASK), supervisor.then(awsLogs));
    }

    /** Executes the plan that leads to a running task; no new task means that the environment is adopted as it is. */
    void launch(Plan plan, World before) {
        boolean fresh = before.taskContainers().isEmpty();
        try {
            begin(plan, before, fresh);
        } catch (RuntimeException e) {
            finish();
            throw e;
        }
        if (!plan.isEmpty()) {
            execute(plan, before, fresh);
        }
    }

    /** All that comes before the engine is told anything. */
    private void begin(Plan plan, World before, boolean fresh) {
        if (!plan.createsTask()) {
            // What ended since the plan was made has no event any more.
            supervisor.reconnected();
        }
        if (plan.isEmpty()) {
            events.announce(Severity.INFO, "Environment " + id() + " runs unchanged; supervising it from here.");
        } else {
            events.announce(
                    Severity.INFO, fresh ? "createEnvironment is starting." : "Environment update is starting.");
        }
        awsLogs.begin(plan, before);
        if (plan.createsTask()) {
            records.launching(request);
        }
        if (!plan.isEmpty()) {
            records.servicesBegun(plan.servicesBegun());
        }
    }

    private void execute(Plan plan, World before, boolean fresh) {
        boolean servicesRan = !before.withRole(Labels.ROLE_SERVICE).isEmpty();
        Execution execution = executor.start(plan, this::noteAvailable);
        supervisor.launching(execution);
        try {
            Execution.Result result = await(execution);
            Failures failures = new Failures(result);
            if (!result.succeeded() && supervisor.stopCode().isEmpty()) {
                records.launched(failures.reasons(), false);
                failures.taskReason().ifPresent(records::failedToStart);
                throw failures.toException();
            }
            records.launched(failures.reasons(), result.succeeded());
            supervisor.stopCode().ifPresent(code -> {
                supervisor.awaitStopped();
                throw new EnvironmentFailedException(TaskOutcome.of(state().task()));
            });
        } catch (RuntimeException e) {
            cleanUp.afterFailure(e, servicesRan, supervisor, subscription);
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

    private void noteAvailable(PlannedStep step) {
        if (step.step() instanceof Step.StartService) {
            records.serviceAvailable(step.resource());
        }
    }

    private Execution.Result await(Execution execution) {
        Duration timeout = request.options().timeout();
        try {
            return execution.result().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            String waiting = String.join(", ", execution.inProgress());
            records.launched(new Failures(cancel(execution)).reasons(), false);
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
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
        return state().task().orElseThrow();
    }

    @Override
    public void deploy(Bundle bundle, DeployOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop() {
        supervisor.stop(StopCode.USER_INITIATED);
        supervisor.awaitStopped();
        EngineTrouble.tell(() -> executor.start(planner.stopAll(world.read(), StopCode.USER_INITIATED.reason()))
                .result()
                .join());
        close();
    }

    /** {@inheritDoc} A task that is stopping just then has stopped when this returns. */
    @Override
    public void release() {
        try {
            if (supervisor.stopCode().isPresent()) {
                supervisor.awaitStopped();
            }
        } finally {
            finish();
        }
    }

    @Override
    public synchronized void close() {
        if (!released && request.options().ephemeral()) {
            supervisor.letGo();
            subscription.close();
            cleanUp.removeAll();
        }
        finish();
    }

    private synchronized void finish() {
        if (released) {
            return;
        }
        released = true;
        supervisor.letGo();
        subscription.close();
        if (supervisor.stopped().isDone() && !request.options().ephemeral()) {
            awsLogs.awaitLastLines();
        }
        awsLogs.close();
        executor.close();
        events.close();
        lock.close();
        if (request.options().ephemeral()) {
            directory.delete();
        }
    }
}
