/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.observe.PortHolder;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One deployment as Beanstalk does it on an instance: all of the old task stops, then the new one gets two attempts.
 * There is no way back: a deployment that fails leaves the new version, and a stopped task to look at. Events, their
 * wording and order are those of Beanstalk's event stream; the attempts are those of the platform's deployment scripts
 * ({@code Failed to start ECS task, retrying...}).
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html">
 *     deploying to an environment</a>
 */
final class Deployment {

    private final Supervision parts;
    private final CurrentTask current;
    private final LaunchRequests requests;
    private final DeploymentTimes times;
    private final DeploymentKind kind;
    private final ApplicationVersion version;
    private final LaunchOptions options;
    private final int revision;

    /** @param revision that of the new task's definition */
    Deployment(
            Supervision parts,
            CurrentTask current,
            LaunchRequests requests,
            DeploymentTimes times,
            DeploymentKind kind,
            ApplicationVersion version,
            LaunchOptions options,
            int revision) {
        this.parts = parts;
        this.current = current;
        this.requests = requests;
        this.times = times;
        this.kind = kind;
        this.version = version;
        this.options = options;
        this.revision = revision;
    }

    /**
     * Returns once the new task runs and has gone on running for a moment.
     *
     * @param flip makes the version the one that is deployed, once the old task has stopped
     * @throws OperationCancelledException if the thread is interrupted; what was begun of the new task has stopped
     * @throws io.ebemu.error.EbemuException if neither attempt led to a running task
     */
    void run(Runnable flip) {
        parts.events().areAbout(version.versionLabel());
        parts.events().announce(Severity.INFO, kind.starting());
        try {
            parts.records().updating(true);
            parts.health().launching(version, false);
            kind.begun(parts.environment()).forEach(message -> parts.events().announce(Severity.INFO, message));
            endOldTask();
            flip.run();
            attemptTwice();
            succeeded();
        } catch (OperationCancelledException e) {
            parts.events()
                    .announce(
                            Severity.WARN,
                            "Cancelled: what was begun of the new task has stopped. The environment has no running task"
                                    + " until the next deployment or restart.");
            throw e;
        } catch (RuntimeException e) {
            RuntimeException failure = EngineTrouble.of(e);
            failed(failure);
            throw failure;
        } finally {
            parts.updated();
        }
    }

    /** All of it has stopped, and told its last words, before anything of it is removed. */
    private void endOldTask() {
        current.supervisor().ifPresent(this::stopped);
        parts.awsLogs().awaitEnded();
        parts.executor()
                .start(parts.planner().removeTask(parts.world().read(), kind.reasonToStop(version.versionLabel())))
                .result()
                .join();
        if (Thread.interrupted()) {
            throw cancelled();
        }
    }

    private void stopped(TaskSupervisor old) {
        old.stop(StopCode.USER_INITIATED, kind.reasonToStop(version.versionLabel()));
        try {
            old.awaitStopped();
        } catch (RuntimeException whatCouldNotBeStoppedThenIsRemovedNow) {
            return;
        }
    }

    private void attemptTwice() {
        try {
            attempt();
        } catch (EnvironmentFailedException first) {
            parts.events().announce(Severity.WARN, "Failed to start ECS task, retrying...");
            pause();
            try {
                attempt();
            } catch (EnvironmentFailedException second) {
                parts.events().announce(Severity.ERROR, "Failed to start ECS task after retrying 2 times.");
                throw second;
            }
        }
    }

    /**
     * A plan that starts a server is made and executed while nobody else changes the services: a server that has just
     * died may be started again at that moment by whoever looks after it.
     */
    private void attempt() {
        Optional<Runnable> leavesServicesAlone = parts.services()
                .lock(parts.directory())
                .holding(() -> {
                    LaunchRequest request = requests.of(version, options, revision);
                    World world = requests.world(request);
                    Plan plan = parts.planner().replace(request, world);
                    if (plan.steps().stream().anyMatch(step -> step.step() instanceof Step.StartService)) {
                        attempt(request, world, plan);
                        return Optional.empty();
                    }
                    return Optional.of(() -> attempt(request, world, plan));
                });
        leavesServicesAlone.ifPresent(Runnable::run);
    }

    private void attempt(LaunchRequest request, World world, Plan plan) {
        TaskSupervisor supervisor = parts.supervisorOf(request.identity().taskArn());
        current.is(supervisor);
        parts.metadata().serves(version);
        parts.records().launching(request, false);
        parts.records().servicesBegun(plan.servicesBegun());
        try {
            new FarEngineCheck(parts.engine(), parts.events()).check(plan, request);
            new PortCheck(parts.engine(), new PortHolder(Path.of("/proc")), parts.environment()).check(plan);
            parts.awsLogs().begin(plan, world);
            new TaskLaunch(parts, supervisor, options.timeout()).run(plan);
            awaitStable(supervisor);
        } catch (RuntimeException e) {
            stop(supervisor, e);
            throw e;
        }
    }

    private void awaitStable(TaskSupervisor supervisor) {
        try {
            supervisor.stopped().get(times.stability().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (supervisor.stopCode().isEmpty()) {
                return;
            }
            // Others of its containers take their time to stop.
            supervisor.awaitStopped();
        } catch (InterruptedException e) {
            throw cancelled();
        } catch (ExecutionException e) {
            supervisor.awaitStopped();
        }
        throw new EnvironmentFailedException(outcome());
    }

    private void pause() {
        try {
            new CompletableFuture<Void>().get(times.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            return;
        } catch (InterruptedException e) {
            throw cancelled();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it", e);
        }
    }

    private static OperationCancelledException cancelled() {
        return new OperationCancelledException(
                "cancelled; the old task has stopped, and so has what was begun of the new one; deploy again");
    }

    /** What it could not do is told with the failure, which is what the user is to know. */
    private void stop(TaskSupervisor supervisor, RuntimeException failure) {
        try {
            if (failure instanceof OperationCancelledException) {
                supervisor.stop(StopCode.USER_INITIATED, "Task stopped because its deployment was cancelled");
            } else {
                supervisor.stop(StopCode.TASK_FAILED_TO_START);
            }
            supervisor.awaitStopped();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void succeeded() {
        summary(1, 0);
        kind.done().forEach(message -> parts.events().announce(Severity.INFO, message));
        parts.events().announce(Severity.INFO, kind.completed());
    }

    private void failed(RuntimeException failure) {
        if (!(failure instanceof EnvironmentFailedException)) {
            parts.events().announce(Severity.ERROR, String.valueOf(failure.getMessage()));
        }
        tellOutcome();
        summary(0, 1);
        parts.events().announce(Severity.ERROR, kind.failed());
    }

    private void tellOutcome() {
        try {
            parts.events().announce(Severity.ERROR, outcome());
        } catch (EngineException withoutTheEngineThereIsNoneToTell) {
            return;
        }
    }

    private void summary(int successful, int failed) {
        parts.events()
                .announce(
                        Severity.INFO,
                        "Command execution completed on all instances. Summary: [Successful: " + successful
                                + ", Failed: " + failed + "].");
    }

    private String outcome() {
        return TaskOutcome.of(parts.records().state().flatMap(ObservedState::task));
    }
}
