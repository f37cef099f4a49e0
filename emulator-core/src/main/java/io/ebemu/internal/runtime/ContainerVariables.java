/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerConfig;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.EnvironmentId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells which variables a container has: as the engine says, or as the plan of a launch would give it. */
final class ContainerVariables {

    private final Engine engine;
    private final Planner planner;
    private final ControlPlane controlPlane;
    private final Host host;

    ContainerVariables(Engine engine, Planner planner, ControlPlane controlPlane, Host host) {
        this.engine = engine;
        this.planner = planner;
        this.controlPlane = controlPlane;
        this.host = host;
    }

    /** The variables of a container that runs; those of its image are among them. */
    Optional<Map<String, String>> running(EnvironmentId environment, String container) {
        return engine.containers().list(Labels.of(environment, Labels.ROLE_TASK)).stream()
                .filter(info -> isOf(container, info.label(Labels.ECS_CONTAINER_NAME)))
                .filter(ContainerInfo::running)
                .map(ContainerInfo::id)
                .findFirst()
                .flatMap(engine.containers()::config)
                .map(ContainerConfig::environment);
    }

    /**
     * The variables that a launch would give it beside those of its image.
     *
     * @throws UsageException if the task definition has no such container
     */
    Map<String, String> planned(ApplicationVersion version, StateDirectory directory, String container) {
        if (version.taskDefinition().containers().stream().noneMatch(one -> isOf(container, one.name()))) {
            throw new UsageException("there is no container " + container + "; the containers are "
                    + version.taskDefinition().containers().stream()
                            .map(ContainerDefinition::name)
                            .collect(Collectors.joining(", ")));
        }
        EnvironmentRecords records = new EnvironmentRecords(version.environment(), directory, engine, host);
        LaunchRequests requests =
                new LaunchRequests(engine, planner, host, directory, records, Optional.empty(), controlPlane);
        LaunchRequest request = requests.of(version, LaunchOptions.standard());
        return planner.launch(request, requests.world(request)).steps().stream()
                .map(PlannedStep::step)
                .filter(Step.CreateContainer.class::isInstance)
                .map(step -> ((Step.CreateContainer) step).spec())
                .filter(spec -> isOf(container, spec.labels().getOrDefault(Labels.ECS_CONTAINER_NAME, "")))
                .map(ContainerSpec::program)
                .map(ContainerSpec.Program::environment)
                .findFirst()
                .orElseThrow(() -> new UsageException("container " + container + " has just been made; try again"));
    }

    private static boolean isOf(String container, String name) {
        return name.equals(container);
    }
}
