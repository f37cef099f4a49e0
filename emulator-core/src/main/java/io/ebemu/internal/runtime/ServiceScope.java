/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.RuleJobs;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All that the control plane needs to work on the services of one environment. */
public final class ServiceScope implements AutoCloseable {

    private final Engine engine;
    private final Planner planner;
    private final Host host;
    private final StateDirectory directory;
    private final EnvironmentRecords records;
    private final LaunchRequests requests;
    private final ServicesLock lock;
    private final EventDispatcher events;
    private final PlanExecutor executor;
    private final Supplier<ApplicationVersion> declared;
    private final LaunchOptions options;
    private final Runnable whenClosed;

    /**
     * The scope of one environment.
     *
     * @param declared what the bundle says now
     * @param options how services are launched: whether images are pulled, and whether data outlive the process
     * @param whenClosed ends what was begun for this scope alone
     */
    ServiceScope(
            Engine engine,
            Planner planner,
            Host host,
            StateDirectory directory,
            EnvironmentRecords records,
            LaunchRequests requests,
            ServicesLock lock,
            EventDispatcher events,
            PlanExecutor executor,
            Supplier<ApplicationVersion> declared,
            LaunchOptions options,
            Runnable whenClosed) {
        this.engine = engine;
        this.planner = planner;
        this.host = host;
        this.directory = directory;
        this.records = records;
        this.requests = requests;
        this.lock = lock;
        this.events = events;
        this.executor = executor;
        this.declared = declared;
        this.options = options;
        this.whenClosed = whenClosed;
    }

    public EnvironmentId environment() {
        return events.environment();
    }

    public Engine engine() {
        return engine;
    }

    public Planner planner() {
        return planner;
    }

    public Host host() {
        return host;
    }

    /** Where the environment keeps its files; absolute. */
    public Path stateDirectory() {
        return directory.path();
    }

    /** Where its events are written, one JSON object a line. */
    public void replayEvents(Consumer<EnvironmentEvent> listener) {
        events.awaitDelivered();
        EventLog log = new EventLog(directory.eventLog());
        if (log.exists()) {
            log.replay(listener::accept);
        }
    }

    /** What the bundle says now. */
    public ApplicationVersion declared() {
        return declared.get();
    }

    /** Whether nothing of the environment outlives this process. */
    public boolean ephemeral() {
        return options.ephemeral();
    }

    /** Writes a file that only its owner reads, all of it or nothing; makes its directory. */
    public void write(Path file, String content) {
        directory.create();
        StateDirectory.write(file, content);
    }

    /** Opens a file that only its owner reads, to write at its end; makes it and its directories. */
    public OutputStream append(Path file) throws IOException {
        directory.create();
        return StateDirectory.append(file);
    }

    /** Does work while nobody else changes the services of this environment. */
    public <T> T exclusively(Supplier<T> work) {
        return lock.holding(work);
    }

    /** What the engine has of the environment now. */
    public World world() {
        return new WorldReader(engine, environment()).read();
    }

    /** What a plan is made from, with what API calls have changed by now. */
    public LaunchRequest request() {
        return requests.of(declared(), options);
    }

    /** Who makes what is made in this scope: what belongs to an ephemeral environment names the process it ends with. */
    public Origin origin() {
        return requests.origin(options);
    }

    /** Services whose data was begun and never came into use, such as {@code rds:db}. */
    public Set<String> unfinishedServices() {
        return records.unfinishedServices();
    }

    /** A service whose data was begun is gone: what takes its name later is not to be taken for it. */
    public void forgetUnfinished(ManagedService service) {
        records.serviceAvailable(service.kind() + ":" + service.identifier());
    }

    /** The Docker name of a service's server; the names of its network interface and volumes begin with it. */
    public String serverName(ManagedService service) {
        return Planner.serverName(environment(), service);
    }

    /** The container of that Docker name, if it is this environment's. */
    public Optional<ContainerInfo> container(String name) {
        return engine.containers()
                .inspect(name)
                .filter(one ->
                        one.label(Labels.ENVIRONMENT).equals(environment().name()));
    }

    /** Removes a network interface, and the job that ended once it had applied security groups to it. */
    public void removeNetworkInterface(String name) {
        engine.containers().remove(name);
        engine.containers().remove(RuleJobs.name(name));
    }

    /** Brings all services to where they are to be, and leaves the task alone. */
    public void reconcile() {
        LaunchRequest request = request();
        execute(planner.services(request, requests.world(request)));
    }

    /** Executes a plan; of several failures the first is thrown. */
    public void execute(Plan plan) {
        if (plan.isEmpty()) {
            return;
        }
        records.servicesBegun(plan.servicesBegun());
        Execution.Result result =
                executor.start(plan, this::noteAvailable).result().join();
        if (!result.failures().isEmpty()) {
            throw EngineTrouble.of(result.failures().get(0).error());
        }
    }

    private void noteAvailable(PlannedStep step) {
        if (step.step() instanceof Step.StartService) {
            records.serviceAvailable(step.resource());
        }
    }

    /** Tells what happened, and has it written down. */
    public void tell(EnvironmentEvent event) {
        events.emit(event);
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
