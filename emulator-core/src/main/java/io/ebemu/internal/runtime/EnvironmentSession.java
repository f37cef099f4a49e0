/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.api.EventHistory;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.NetworkPath;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;

/**
 * Supervises one environment in this process, for as long as that holds its lock: brings it up, follows the engine's
 * events, has its task watched by a {@link TaskSupervisor} of its own, and takes it down. It is to the environment what
 * the ECS agent is to a Beanstalk instance.
 */
final class EnvironmentSession implements Environment {

    private final Supervision parts;
    private final EnvironmentLock lock;
    private final boolean ephemeral;
    private final AttachedEnvironment view;
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
     * Begins to follow the engine's events; {@link #launch} or {@link #adopt} does the rest. The parts belong to the session from now on.
     *
     * @param ephemeral whether nothing of the environment, data included, is to stay
     */
    EnvironmentSession(
            Supervision parts, EnvironmentLock lock, BundleReader bundles, DeploymentTimes times, boolean ephemeral) {
        this.parts = parts;
        this.lock = lock;
        this.ephemeral = ephemeral;
        this.view = new AttachedEnvironment(
                parts.environment(), parts.records(), parts.engine().info().publishedAddress());
        this.cleanUp = new CleanUp(ephemeral, parts);
        this.deployer = new Deployer(parts, current, bundles, times, ephemeral);
        this.serviceCare = new ServiceCare(parts, deployer::deployed);
        this.handles = new EnvironmentHandles(parts, current, serviceCare, view);
        this.removal = new Removal(parts.world(), parts.directory());
        this.subscription = parts.engine()
                .events()
                .follow(
                        Labels.of(id(), Labels.ROLE_TASK),
                        current.then(parts.awsLogs()).then(parts.health()).then(removal));
    }

    /** Supervises what there is, be it nothing, as it is. */
    void adopt(World before) {
        before.taskContainers().stream()
                .findFirst()
                .ifPresent(one -> current.is(parts.supervisorOf(one.label(Labels.ECS_TASK_ARN))));
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
        LaunchReport report = new LaunchReport(parts, before.taskContainers().isEmpty());
        TaskSupervisor supervisor = parts.supervisorOf(
                plan.createsTask()
                        ? request.identity().taskArn()
                        : before.taskContainers().get(0).label(Labels.ECS_TASK_ARN));
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
        boolean servicesRan = !before.withRole(Labels.ROLE_SERVICE).isEmpty();
        try {
            launch.run(plan);
        } catch (RuntimeException e) {
            cleanUp.afterFailure(e, servicesRan, current, subscription);
            report.failed(e);
            finish();
            throw e;
        }
        report.succeeded();
        deployer.awaitKept();
        parts.events().awaitDelivered();
    }

    @Override
    public EnvironmentId id() {
        return parts.environment();
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
    public Container container(String name) {
        return handles.container(name);
    }

    @Override
    public Database database(String identifier) {
        return handles.database(identifier);
    }

    @Override
    public Cache cache(String identifier) {
        return handles.cache(identifier);
    }

    @Override
    public NetworkPath path(String container, String service) {
        return handles.path(container, service);
    }

    @Override
    public EventHistory history() {
        return handles.history();
    }

    /** {@inheritDoc} A task that makes room for another one does not count. */
    @Override
    public Task awaitStopped() throws InterruptedException {
        Optional<TaskSupervisor> awaited;
        do {
            awaited = current.supervisor();
            if (awaited.isPresent()) {
                awaited.get().awaitEnd();
            }
            turn.awaitEnd();
        } while (!awaited.equals(current.supervisor()));
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

    private void inTurn(Runnable deployment) {
        turn.run(() -> {
            if (released) {
                throw new UsageException("environment " + id() + " is no longer supervised from here; open it again");
            }
            LockHolder.Work otherwise = ephemeral ? LockHolder.Work.TESTING : LockHolder.Work.SUPERVISING;
            lock.isFor(ephemeral ? otherwise : LockHolder.Work.DEPLOYING);
            try {
                EngineTrouble.tell(deployment);
            } finally {
                lock.isFor(otherwise);
                parts.events().awaitDelivered();
            }
        });
    }

    @Override
    public void stop() {
        turn.cancel();
        current.supervisor().ifPresent(supervisor -> {
            supervisor.stop(StopCode.USER_INITIATED);
            supervisor.awaitStopped();
        });
        serviceCare.end();
        EngineTrouble.tell(() -> parts.executor()
                .start(parts.planner().stopAll(parts.world().read(), StopCode.USER_INITIATED.reason()))
                .result()
                .join());
        close();
    }

    /**
     * {@inheritDoc} A deployment that is under way is cancelled; a task that is stopping just then has stopped when this
     * returns.
     */
    @Override
    public void release() {
        turn.cancel();
        try {
            current.supervisor()
                    .filter(supervisor -> supervisor.stopCode().isPresent())
                    .ifPresent(TaskSupervisor::awaitStopped);
        } finally {
            finish();
        }
    }

    @Override
    public void close() {
        turn.cancel();
        if (ephemeral) {
            removeAll();
        } else {
            // Two that write the record at a time would be in each other's way.
            current.awaitEndOfStopping();
            finish();
        }
    }

    private synchronized void removeAll() {
        if (!released) {
            serviceCare.end();
            current.letGo();
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
        serviceCare.end();
        handles.close();
        current.letGo();
        subscription.close();
        if (current.stopped() && !ephemeral) {
            parts.awsLogs().awaitLastLines();
        }
        deployer.close();
        parts.close();
        lock.close();
        if (ephemeral) {
            parts.directory().delete();
        }
    }
}
