/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.World;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.util.List;

/**
 * Supervises one environment in this process, for as long as that holds its lock: brings it up, follows the engine's
 * events, has its task watched by a {@link TaskSupervisor} of its own, and takes it down. It is to the environment what
 * the ECS agent is to a Beanstalk instance.
 */
final class EnvironmentSession extends SupervisedView {

    private final Supervision parts;
    private final EnvironmentLock lock;
    private final Lifetime lifetime;
    private final CleanUp cleanUp;
    private final CurrentTask current = new CurrentTask();
    private final Deployer deployer;
    private final DeploymentTurn turn = new DeploymentTurn();
    private final Removal removal;
    private final Subscription subscription;
    private final ServiceCare serviceCare;
    private final EnvironmentHandles handles;
    private volatile boolean released;

    /**
     * Begins to follow the engine's events; {@link #launch} or {@link #adopt} does the rest. The parts are the session's. Of
     * an ephemeral environment nothing is to stay, data included.
     */
    EnvironmentSession(
            Supervision parts, EnvironmentLock lock, BundleReader bundles, DeploymentTimes times, boolean ephemeral) {
        super(parts);
        this.parts = parts;
        this.lock = lock;
        this.lifetime = new Lifetime(ephemeral, parts.directory());
        this.cleanUp = new CleanUp(lifetime, parts, diagnosis());
        this.deployer = new Deployer(parts, current, bundles, times, ephemeral);
        this.serviceCare = new ServiceCare(parts, deployer::deployed);
        this.handles = new EnvironmentHandles(parts, current, serviceCare, view());
        this.removal = new Removal(parts.world(), parts.directory());
        this.subscription = parts.followed(current, removal);
    }

    /** Supervises what there is, be it nothing, as it is. */
    void adopt(World before) {
        before.taskArn().map(parts::supervisorOf).ifPresent(current::is);
        parts.records().updating(false);
        current.reconnected();
        parts.awsLogs().begin(new Plan(List.of()), before);
        serviceCare.begin(LaunchOptions.standard());
    }

    /**
     * Executes the plan that leads to a running task, in one attempt; only a deployment gets two, and has to run on for a
     * moment. No new task means that the environment is adopted as it is.
     */
    void launch(Deployable version, LaunchRequest request, Plan plan, World before) {
        lifetime.launching(request.options().onFailure());
        diagnosis().executes(plan);
        LaunchReport report = new LaunchReport(parts, before.taskContainers().isEmpty());
        TaskSupervisor supervisor = parts.supervisorOf(request, plan, before);
        current.is(supervisor);
        try {
            parts.records().updating(false);
            deployer.deploys(version);
            parts.metadata().serves(version.version());
            parts.events().areAbout(request.version().versionLabel());
            if (!plan.createsTask()) {
                // What ended since the plan was made has no event any more.
                current.reconnected();
            }
            report.begun(request, plan, before);
        } catch (RuntimeException e) {
            finish();
            throw e;
        }
        if (!plan.isEmpty()) {
            execute(new TaskLaunch(parts, supervisor, request.options().timeout()), plan, before, report);
        }
        serviceCare.begin(request.options());
    }

    private void execute(TaskLaunch launch, Plan plan, World before, LaunchReport report) {
        try {
            launch.run(plan);
        } catch (RuntimeException e) {
            cleanUp.afterFailure(e, before, current, subscription);
            report.failed(e);
            finish();
            throw e;
        }
        report.succeeded();
        deployer.awaitKept();
        parts.events().awaitDelivered();
    }

    @Override
    EnvironmentHandles handles() {
        return handles;
    }

    /** {@inheritDoc} A task that makes room for another one does not count. */
    @Override
    public Task awaitStopped() throws InterruptedException {
        turn.awaitEndOf(current);
        return state().task().orElseThrow();
    }

    @Override
    public void awaitRemoved() throws InterruptedException {
        removal.await();
    }

    @Override
    public void deploy(Bundle bundle, DeployOptions options) {
        inTurn(() -> deployer.deploy(bundle, options));
    }

    @Override
    public void restart() {
        inTurn(deployer::restart);
    }

    @Override
    public void configure(PropertyChanges changes) {
        inTurn(() -> deployer.configure(changes));
    }

    private void inTurn(Runnable deployment) {
        turn.run(() -> {
            if (released) {
                throw new UsageException("environment " + id() + " is no longer supervised from here; open it again");
            }
            lifetime.deploying(lock, parts.events(), deployment);
        });
    }

    @Override
    public void stop() {
        turn.cancel();
        current.stop(StopCode.USER_INITIATED);
        serviceCare.end();
        EngineTrouble.tell(() -> cleanUp.stopAll(StopCode.USER_INITIATED.reason()));
        close();
    }

    @Override
    public void keep() {
        lifetime.keep();
    }

    /**
     * {@inheritDoc} A deployment that is under way is cancelled; a task that is stopping just then has stopped when this
     * returns.
     */
    @Override
    public void release() {
        turn.cancel();
        try {
            current.awaitStoppedIfStopping();
        } finally {
            finish();
        }
    }

    @Override
    public void close() {
        turn.cancel();
        if (lifetime.endsHere()) {
            removeAll();
        } else {
            // Two that write the record at a time would be in each other's way.
            current.awaitEndOfStopping();
            finish();
        }
    }

    private synchronized void removeAll() {
        if (!released) {
            letGo();
            cleanUp.removeAll();
        }
        finish();
    }

    private synchronized void finish() {
        if (released) {
            return;
        }
        released = true;
        letGo();
        handles.close();
        if (current.stopped() && !lifetime.ephemeral()) {
            parts.awsLogs().awaitLastLines();
        }
        deployer.close();
        parts.close();
        lifetime.end(lock);
    }

    /** From now on others decide what becomes of task and services. */
    private void letGo() {
        serviceCare.end();
        current.letGo();
        subscription.close();
    }
}
