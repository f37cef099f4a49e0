/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.LogQuery;
import io.ebemu.api.PlanStep;
import io.ebemu.api.PropertyChanges;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EventListener;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.host.ProcessIdentity;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.spi.ManagedServiceProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The emulator on one Docker engine. The engine is connected to when it is first needed. */
public final class LocalEmulator extends KnownBundles {

    private static final int NAME_SUFFIX_DIGITS = 8;

    private final EngineConnection engine;
    private final BundleReader bundles;
    private final List<ManagedServiceProvider> providers;
    private final Planner planner;
    private final DeploymentTimes times;
    private final Host host;
    private final ServiceScopes services;
    private final ServiceCalls calls;
    private final KnownEnvironments environments;

    public LocalEmulator(
            Supplier<Engine> engine,
            BundleReader bundles,
            List<ManagedServiceProvider> providers,
            ControlPlane controlPlane,
            Host host) {
        this(engine, bundles, providers, controlPlane, DeploymentTimes.ofBeanstalk(), host);
    }

    LocalEmulator(
            Supplier<Engine> engine,
            BundleReader bundles,
            List<ManagedServiceProvider> providers,
            ControlPlane controlPlane,
            DeploymentTimes times,
            Host host) {
        this(
                new EngineConnection(engine),
                bundles,
                providers,
                new Planner(new ProvidedServices(providers)),
                new ServiceScopes(controlPlane, host),
                times,
                host);
    }

    private LocalEmulator(
            EngineConnection engine,
            BundleReader bundles,
            List<ManagedServiceProvider> providers,
            Planner planner,
            ServiceScopes services,
            DeploymentTimes times,
            Host host) {
        this(engine, bundles, providers, planner, services, new KnownEnvironments(engine, bundles), times, host);
    }

    private LocalEmulator(
            EngineConnection engine,
            BundleReader bundles,
            List<ManagedServiceProvider> providers,
            Planner planner,
            ServiceScopes services,
            KnownEnvironments environments,
            DeploymentTimes times,
            Host host) {
        super(engine, bundles, planner, services, environments, host);
        this.engine = engine;
        this.bundles = bundles;
        this.providers = List.copyOf(providers);
        this.planner = planner;
        this.services = services;
        this.environments = environments;
        this.times = times;
        this.host = host;
        this.calls = new ServiceCalls(engine, environments, services, planner, providers, host);
    }

    @Override
    public Environment launch(Bundle bundle, LaunchOptions options, EventListener listener) {
        return EngineTrouble.told(() -> {
            Bundle named = options.ephemeral() && bundle.environmentName().isEmpty() ? uniquelyNamed(bundle) : bundle;
            ReadBundle read = bundles.read(named);
            environments.remember(named, read, options);
            return launcher().launch(named, read, options, listener);
        });
    }

    private Bundle uniquelyNamed(Bundle bundle) {
        EnvironmentId own = bundles.identify(bundle).environment();
        return bundle.named(own.withSuffix(host.randomHex(NAME_SUFFIX_DIGITS)).name());
    }

    @Override
    public void prepare() {
        // Testcontainers remembers a failure, so the engine has to answer first.
        engine.get();
        providers.forEach(ManagedServiceProvider::prepare);
    }

    @Override
    public List<PlanStep> plan(Bundle bundle, LaunchOptions options, EventListener listener) {
        return EngineTrouble.told(
                () -> launcher().plan(bundle, bundles.read(bundle), options, listener).steps().stream()
                        .map(PlannedStep::view)
                        .toList());
    }

    private Launcher launcher() {
        return new Launcher(engine.get(), providers, planner, bundles, times, services, host);
    }

    @Override
    public Environment deploy(Bundle bundle, DeployOptions options, EventListener listener) {
        EnvironmentId id = environmentOf(bundle);
        return EngineTrouble.told(() -> {
            StateDirectory directory = existing(id);
            Path own = bundles.identify(bundle).stateDirectory();
            if (bundle.environmentName().isEmpty() && !directory.path().equals(own)) {
                throw new ResourceConflictException("environment " + id + " was made from another bundle (its records"
                        + " are in " + directory.path() + "); to deploy this one onto it, name it with -e " + id);
            }
            return changed(launcher().adopt(id, directory, listener), session -> session.deploy(bundle, options));
        });
    }

    @Override
    public Environment restart(EnvironmentId environment, EventListener listener) {
        return EngineTrouble.told(() ->
                changed(launcher().adopt(environment, existing(environment), listener), EnvironmentSession::restart));
    }

    @Override
    public Environment configure(EnvironmentId environment, PropertyChanges changes, EventListener listener) {
        return EngineTrouble.told(() -> changed(
                launcher().adopt(environment, existing(environment), listener), session -> session.configure(changes)));
    }

    @Override
    public void keep(EnvironmentId environment, PropertyChanges changes) {
        EngineTrouble.tell(() -> environments.keep(environment, existing(environment), changes));
    }

    private static Environment changed(EnvironmentSession session, Consumer<EnvironmentSession> change) {
        try {
            change.accept(session);
            return session;
        } catch (RuntimeException e) {
            session.release();
            throw e;
        }
    }

    @Override
    public List<SweptEnvironment> sweep(SweepOptions options, EventListener listener) {
        return EngineTrouble.told(() -> new Sweep(engine.get(), planner, host, listener).run(options));
    }

    @Override
    public Map<String, String> labelsOfTests() {
        return new Origin(MachineName.here(host), Optional.of(ProcessIdentity.of(host.processId()))).labels();
    }

    @Override
    public void down(EnvironmentId environment, EventListener listener) {
        EngineTrouble.tell(() -> takeDown(environment, listener).ifPresent(TakeDown::down));
    }

    @Override
    public void terminate(EnvironmentId environment, boolean deleteData, EventListener listener) {
        EngineTrouble.tell(() -> takeDown(environment, listener).ifPresent(takeDown -> {
            Set<String> stay = deleteData ? calls.savedFromDeletion(environment, listener) : Set.of();
            takeDown.terminate(deleteData, stay);
        }));
    }

    private Optional<TakeDown> takeDown(EnvironmentId environment, EventListener listener) {
        return environments
                .stateDirectory(environment)
                .map(directory -> new TakeDown(
                        environment,
                        new StateDirectory(directory),
                        engine.get(),
                        planner,
                        providers,
                        services.controlPlane(),
                        host,
                        listener));
    }

    @Override
    public Rds rds(EnvironmentId environment, EventListener listener) {
        return calls.rds(environment, listener);
    }

    @Override
    public ElastiCache elastiCache(EnvironmentId environment, EventListener listener) {
        return calls.elastiCache(environment, listener);
    }

    @Override
    public SecurityGroups securityGroups(EnvironmentId environment, EventListener listener) {
        return calls.securityGroups(environment, listener);
    }

    @Override
    public void logs(EnvironmentId environment, LogQuery query, EventListener listener) throws InterruptedException {
        try (EventDispatcher events = new EventDispatcher(environment, host, listener)) {
            new LogReader(engine.get(), environment, () -> state(environment)).read(query, events);
        } catch (EngineException e) {
            throw EngineTrouble.of(e);
        }
    }

    @Override
    public void events(EnvironmentId environment, EventListener listener) {
        EngineTrouble.told(() -> environments.stateDirectory(environment))
                .map(directory -> new EventLog(new StateDirectory(directory).eventLog()))
                .filter(EventLog::exists)
                .orElseThrow(() -> new UsageException("nothing is recorded of an environment " + environment
                        + "; ebemu list shows which there are, and ebemu up launches one"))
                .replay(listener);
    }

    @Override
    public List<Diagnosis> diagnose(Optional<Bundle> bundle) {
        List<String> images = providers.stream()
                .flatMap(provider -> provider.defaultImage().stream())
                .toList();
        List<Diagnosis> found = new ArrayList<>();
        Optional<ApplicationVersion> version = bundle.flatMap(one -> readable(one, found));
        found.addAll(new Diagnostics(engine, host, images, version).run());
        found.addAll(new ReachDiagnostics(engine, environment -> securityGroups(environment, event -> {})).run());
        return found;
    }

    private Optional<ApplicationVersion> readable(Bundle bundle, List<Diagnosis> found) {
        try {
            return Optional.of(read(bundle));
        } catch (EbemuException e) {
            found.add(new Diagnosis(
                    "bundle",
                    Diagnosis.State.WARNING,
                    bundle.path() + " cannot be launched",
                    "ebemu validate says why"));
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
