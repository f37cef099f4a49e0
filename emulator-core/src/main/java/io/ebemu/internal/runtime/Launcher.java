/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EventListener;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.observe.PortHolder;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import io.ebemu.internal.vpc.Reachability;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.spi.ManagedServiceProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings environments up: reads what is there, has it planned, and hands the plan to a session. */
final class Launcher {

    /** A holder may be stopping a container just then, which takes its stop timeout. */
    private static final Duration LOCK_DEADLINE = Duration.ofMinutes(3);

    private final Engine engine;
    private final List<ManagedServiceProvider> providers;
    private final Planner planner;
    private final BundleReader bundles;
    private final DeploymentTimes times;
    private final ServiceScopes services;
    private final Host host;

    Launcher(
            Engine engine,
            List<ManagedServiceProvider> providers,
            Planner planner,
            BundleReader bundles,
            DeploymentTimes times,
            ServiceScopes services,
            Host host) {
        this.engine = engine;
        this.providers = providers;
        this.planner = planner;
        this.bundles = bundles;
        this.times = times;
        this.services = services;
        this.host = host;
    }

    /** The plan that a launch would execute now; the listener hears of what the launch would warn of. */
    Plan plan(Bundle asked, ReadBundle read, LaunchOptions options, EventListener listener) {
        ReadBundle bundle = read.on(engine.info());
        Plan plan = plan(bundle, bundle.valid(asked.strict()), options);
        bundle.problems()
                .forEach(problem -> listener.on(
                        new Announced(host.now(), bundle.environment(), Severity.WARN, problem.toString())));
        return plan;
    }

    private Plan plan(ReadBundle bundle, ApplicationVersion version, LaunchOptions options) {
        StateDirectory directory = new StateDirectory(bundle.stateDirectory());
        EnvironmentRecords records = new EnvironmentRecords(version.environment(), directory, engine, host);
        LaunchRequests requests = new LaunchRequests(
                engine, planner, host, directory, records, Optional.empty(), services.controlPlane());
        LaunchRequest request = requests.of(version, options);
        return planner.launch(request, requests.world(request));
    }

    Environment launch(Bundle asked, ReadBundle bundle, LaunchOptions options, EventListener listener) {
        ApplicationVersion version = bundle.valid(asked.strict());
        bundle.requireRoom(engine.info());
        EnvironmentId id = version.environment();
        StateDirectory directory = new StateDirectory(bundle.stateDirectory());
        EnvironmentRecords records = new EnvironmentRecords(id, directory, engine, host);
        refuseForeign(id, directory);
        directory.create();
        if (options.ephemeral()) {
            new EndedTests(engine).removeBeside(directory);
        }
        EventDispatcher events =
                new EventDispatcher(id, host, options.ephemeral() ? listener : new LoggedEvents(directory, listener));
        bundle.problems().forEach(problem -> events.announce(Severity.WARN, problem.toString()));
        LockHolder self = LockHolder.self(
                host.processId(), options.ephemeral() ? LockHolder.Work.TESTING : LockHolder.Work.LAUNCHING);
        Optional<EnvironmentLock> free = EnvironmentLock.tryAcquire(directory, self);
        if (free.isEmpty() && plan(bundle, version, options).isEmpty()) {
            events.close();
            return new AttachedEnvironment(id, records, engine.info().publishedAddress());
        }
        EnvironmentLock lock = free.orElseGet(() -> EnvironmentLock.acquire(directory, self, LOCK_DEADLINE));
        try {
            Deployable deployable = new Deployable(version, EnvironmentSettings.of(asked, options), bundle.problems());
            return launch(deployable, options, directory, records, lock, events);
        } catch (RuntimeException e) {
            events.close();
            lock.close();
            throw e;
        }
    }

    private Environment launch(
            Deployable deployable,
            LaunchOptions options,
            StateDirectory directory,
            EnvironmentRecords records,
            EnvironmentLock lock,
            EventDispatcher events) {
        MetadataEndpoint metadata = MetadataEndpoint.open(engine, records, events, host);
        try {
            LaunchRequests requests = new LaunchRequests(
                    engine, planner, host, directory, records, metadata.uri(), services.controlPlane());
            LaunchRequest request = requests.of(deployable.version(), options);
            World world = requests.world(request);
            Plan plan = planner.launch(request, world);
            new FarEngineCheck(engine, events).check(plan, request);
            new PortCheck(engine, new PortHolder(Path.of("/proc")), events.environment()).check(plan);
            prepareServices(plan);
            if (!plan.createsTask()) {
                metadata.tellLost(events);
            }
            EnvironmentSession session = session(
                    directory,
                    records,
                    lock,
                    events,
                    metadata,
                    deployable.settings().strict(),
                    options.ephemeral());
            List<String> blocked = Reachability.of(request.version()).blocked();
            blocked.forEach(message -> events.announce(Severity.WARN, message));
            try {
                session.launch(deployable, request, plan, world);
            } catch (EnvironmentFailedException e) {
                throw blocked.isEmpty() ? e : new EnvironmentFailedException(withPossibleCause(e, blocked), e);
            }
            if (!options.ephemeral()) {
                lock.isFor(LockHolder.Work.SUPERVISING);
            }
            return session;
        } catch (RuntimeException e) {
            metadata.close();
            throw e;
        }
    }

    private EnvironmentSession session(
            StateDirectory directory,
            EnvironmentRecords records,
            EnvironmentLock lock,
            EventDispatcher events,
            MetadataEndpoint metadata,
            boolean strict,
            boolean ephemeral) {
        Supervision parts = Supervision.of(
                records,
                engine,
                planner,
                new StepRunner(engine, providers, new Unenforced(events, strict)),
                directory,
                events,
                metadata,
                services,
                host);
        return new EnvironmentSession(parts, lock, bundles, times, ephemeral);
    }

    /**
     * Supervises an environment that exists as it is, in order to deploy onto it.
     *
     * @throws ResourceConflictException if another process has it; that one is left alone
     */
    EnvironmentSession adopt(EnvironmentId id, StateDirectory directory, EventListener listener) {
        directory.create();
        EnvironmentLock lock = EnvironmentLock.tryAcquire(
                        directory, LockHolder.self(host.processId(), LockHolder.Work.DEPLOYING))
                .orElseThrow(() -> directory
                        .lockHolder()
                        .read()
                        .map(LockHolder::refusal)
                        .orElseGet(() -> new ResourceConflictException(
                                "another process works on the environment just now; try again")));
        EventDispatcher events = new EventDispatcher(id, host, new LoggedEvents(directory, listener));
        MetadataEndpoint metadata = MetadataEndpoint.none();
        try {
            EnvironmentRecords records = new EnvironmentRecords(id, directory, engine, host);
            metadata = MetadataEndpoint.open(engine, records, events, host);
            EnvironmentSession session = session(directory, records, lock, events, metadata, strict(directory), false);
            session.adopt(new WorldReader(engine, id).read());
            return session;
        } catch (RuntimeException e) {
            metadata.close();
            events.close();
            lock.close();
            throw e;
        }
    }

    private static String withPossibleCause(EnvironmentFailedException failure, List<String> blocked) {
        return failure.getMessage() + "\nThis may be why: " + String.join("\n", blocked);
    }

    private static boolean strict(StateDirectory directory) {
        return new SettingsFile(directory.settingsFile())
                .read()
                .filter(EnvironmentSettings::strict)
                .isPresent();
    }

    /** Service providers get ready while their network interfaces are being made. */
    private void prepareServices(Plan plan) {
        List<Step.StartService> starts = plan.steps().stream()
                .map(PlannedStep::step)
                .filter(Step.StartService.class::isInstance)
                .map(Step.StartService.class::cast)
                .toList();
        for (ManagedServiceProvider provider : providers) {
            List<Step.StartService> own = starts.stream()
                    .filter(start -> provider.supports(start.service()))
                    .toList();
            if (!own.isEmpty()) {
                ahead(provider::prepare);
                ahead(() -> own.forEach(
                        start -> provider.prepare(start.environment(), start.service(), start.stateDirectory())));
            }
        }
    }

    private static void ahead(Runnable preparation) {
        Thread thread = new Thread(() -> tried(preparation), "ebemu-prepare");
        thread.setDaemon(true);
        thread.start();
    }

    private static void tried(Runnable preparation) {
        try {
            preparation.run();
        } catch (RuntimeException reportedByTheStartThatComesUponItToo) {
            return;
        }
    }

    /**
     * An environment's name belongs to one bundle on an engine; labels say to which. Data outlives containers, and belongs
     * to that bundle as long as its records are there; a bundle that was moved finds its data again.
     */
    private void refuseForeign(EnvironmentId id, StateDirectory directory) {
        World world = new WorldReader(engine, id).read();
        Stream<Path> running = world.containers().stream()
                .map(container -> container.label(Labels.STATE_DIRECTORY))
                .filter(owner -> !owner.isEmpty())
                .map(Path::of);
        Stream<Path> left = world.volumes().stream()
                .map(volume -> volume.labels().getOrDefault(Labels.STATE_DIRECTORY, ""))
                .filter(owner -> !owner.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory);
        Stream.concat(running, left)
                .filter(owner -> !owner.equals(directory.path()))
                .findFirst()
                .ifPresent(owner -> {
                    throw new ResourceConflictException("environment " + id + " is already on this engine, from another"
                            + " bundle (its records are in " + owner + "); give this one another name with -e, or run"
                            + " ebemu terminate -e " + id);
                });
    }
}
