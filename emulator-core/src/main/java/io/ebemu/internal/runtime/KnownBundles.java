/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.ConfigurationFile;
import io.ebemu.api.ContainerCommand;
import io.ebemu.api.Endpoint;
import io.ebemu.error.Problem;
import io.ebemu.error.UsageException;
import io.ebemu.internal.dockerrun.DockerrunKeys;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.source.EnvironmentFileKeys;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be told of bundles and environments, and done in their containers, while nothing of them changes. */
abstract class KnownBundles implements BeanstalkEmulator {

    private final EngineConnection engine;
    private final BundleReader bundles;
    private final Planner planner;
    private final ServiceScopes services;
    private final KnownEnvironments environments;
    private final Host host;

    KnownBundles(
            EngineConnection engine,
            BundleReader bundles,
            Planner planner,
            ServiceScopes services,
            KnownEnvironments environments,
            Host host) {
        this.engine = engine;
        this.bundles = bundles;
        this.planner = planner;
        this.services = services;
        this.environments = environments;
        this.host = host;
    }

    @Override
    public final List<Problem> validate(Bundle bundle) {
        return bundles.problems(bundle);
    }

    @Override
    public final String schema(ConfigurationFile file) {
        return switch (file) {
            case DOCKERRUN -> DockerrunKeys.schema();
            case EBEMU_YML -> EnvironmentFileKeys.schema();
        };
    }

    @Override
    public final EnvironmentId environmentOf(Bundle bundle) {
        ReadBundle read = bundles.identify(bundle);
        environments.remember(bundle, read);
        return read.environment();
    }

    @Override
    public final Optional<Path> recordsBeside(EnvironmentId environment) {
        return environments.recordsBeside(environment);
    }

    @Override
    public final ApplicationVersion read(Bundle bundle) {
        return bundles.read(bundle).valid(bundle.strict());
    }

    @Override
    public final ApplicationVersion declared(EnvironmentId environment) {
        return EngineTrouble.told(() -> environments.declared(environment, recordsOf(environment)));
    }

    @Override
    public final Map<String, String> variables(EnvironmentId environment, String container) {
        return EngineTrouble.told(() -> {
            ContainerVariables variables = new ContainerVariables(engine.get(), planner, services.controlPlane(), host);
            return variables.running(environment, container).orElseGet(() -> {
                StateDirectory directory = recordsOf(environment);
                return variables.planned(environments.declared(environment, directory), directory, container);
            });
        });
    }

    @Override
    public final int exec(EnvironmentId environment, String container, ContainerCommand command) {
        return EngineTrouble.told(() -> new ContainerCommands(engine.get()).run(environment, container, command));
    }

    @Override
    public final Endpoint endpoint(EnvironmentId environment, String container, int containerPort) {
        return EngineTrouble.told(() -> new AttachedEnvironment(
                        environment,
                        records(environment, existing(environment).path()),
                        engine.get().info().publishedAddress())
                .endpoint(container, containerPort));
    }

    private StateDirectory recordsOf(EnvironmentId environment) {
        return environments
                .futureStateDirectory(environment)
                .map(StateDirectory::new)
                .orElseThrow(() -> unknown(environment));
    }

    private static UsageException unknown(EnvironmentId environment) {
        return new UsageException("there is no environment " + environment + "; ebemu up makes it from a bundle");
    }

    final StateDirectory existing(EnvironmentId environment) {
        return state(environment)
                .map(known -> new StateDirectory(known.stateDirectory()))
                .orElseThrow(() -> unknown(environment));
    }

    @Override
    public final Optional<ObservedState> describe(EnvironmentId environment) {
        return EngineTrouble.told(() -> state(environment));
    }

    final Optional<ObservedState> state(EnvironmentId environment) {
        List<ContainerInfo> containers = new WorldReader(engine.get(), environment).containers();
        return environments
                .stateDirectory(environment, containers)
                .flatMap(directory -> records(environment, directory).state(containers));
    }

    @Override
    public final List<ObservedState> describeAll() {
        return EngineTrouble.told(() -> new EngineSurvey(engine.get())
                .read().keySet().stream()
                        .flatMap(name -> describe(new EnvironmentId(name)).stream())
                        .toList());
    }

    private EnvironmentRecords records(EnvironmentId environment, Path directory) {
        return new EnvironmentRecords(environment, new StateDirectory(directory), engine.get(), host);
    }
}
