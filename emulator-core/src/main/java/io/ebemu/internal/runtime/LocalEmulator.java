/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.ConfigurationFile;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.LogQuery;
import io.ebemu.api.PlanStep;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.Problem;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EventListener;
import io.ebemu.internal.dockerrun.DockerrunKeys;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.host.ProcessIdentity;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.ServiceSupport;
import io.ebemu.internal.source.EnvironmentFileKeys;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
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
public final class LocalEmulator implements BeanstalkEmulator {

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
        this.engine = new EngineConnection(engine);
        this.bundles = bundles;
        this.times = times;
        this.providers = List.copyOf(providers);
        this.host = host;
        this.services = new ServiceScopes(controlPlane, host);
        ServiceSupport support = service -> this.providers.stream()
                .filter(provider -> provider.supports(service))
                .findFirst()
                .orElseThrow()
                .image(service);
        this.planner = new Planner(support);
        this.environments = new KnownEnvironments(this.engine, bundles);
        this.calls = new ServiceCalls(this.engine, environments, services, planner, providers, host);
    }

    @Override
    public List<Problem> validate(Bundle bundle) {
        return bundles.problems(bundle);
    }

    @Override
    public String schema(ConfigurationFile file) {
        return switch (file) {
            case DOCKERRUN -> DockerrunKeys.schema();
            case EBEMU_YML -> EnvironmentFileKeys.schema();
        };
    }

    @Override
    public EnvironmentId environmentOf(Bundle bundle) {
        ReadBundle read = bundles.identify(bundle);
        environments.remember(bundle, read);
        return read.environment();
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

    private static Environment changed(EnvironmentSession session, Consumer<EnvironmentSession> change) {
        try {
            change.accept(session);
            return session;
        } catch (RuntimeException e) {
            session.release();
            throw e;
        }
    }

    private StateDirectory existing(EnvironmentId environment) {
        return state(environment)
                .map(known -> new StateDirectory(known.stateDirectory()))
                .orElseThrow(() -> new UsageException(
                        "there is no environment " + environment + "; ebemu up makes it from a bundle"));
    }

    @Override
    public Optional<ObservedState> describe(EnvironmentId environment) {
        return EngineTrouble.told(() -> state(environment));
    }

    private Optional<ObservedState> state(EnvironmentId environment) {
        List<ContainerInfo> containers = new WorldReader(engine.get(), environment).containers();
        return environments
                .stateDirectory(environment, containers)
                .flatMap(directory -> records(environment, directory).state(containers));
    }

    @Override
    public List<ObservedState> describeAll() {
        return EngineTrouble.told(() -> new EngineSurvey(engine.get())
                .read().keySet().stream()
                        .flatMap(name -> describe(new EnvironmentId(name)).stream())
                        .toList());
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

    private EnvironmentRecords records(EnvironmentId environment, Path directory) {
        return new EnvironmentRecords(environment, new StateDirectory(directory), engine.get(), host);
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
    public List<Diagnosis> diagnose() {
        List<String> images = providers.stream()
                .flatMap(provider -> provider.defaultImage().stream())
                .toList();
        List<Diagnosis> found = new ArrayList<>(new Diagnostics(engine, host, images).run());
        found.addAll(new ReachDiagnostics(engine, environment -> securityGroups(environment, event -> {})).run());
        return found;
    }

    @Override
    public void close() {
        engine.close();
    }
}
