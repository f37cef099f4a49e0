/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.engine.PortRangesLabel;
import io.ebemu.internal.observe.PortHolder;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.Protocol;
import java.util.Optional;

/** Finds host ports that are taken before anything is started, and says by whom. */
final class PortCheck {

    static final String REMEDY =
            "stop what holds the port, or move the ports with --port-offset 8000 or --random-ports";

    private final Engine engine;
    private final PortHolder holder;
    private final EnvironmentId environment;

    PortCheck(Engine engine, PortHolder holder, EnvironmentId environment) {
        this.engine = engine;
        this.holder = holder;
        this.environment = environment;
    }

    /**
     * Checks the static TCP ports of all containers that the plan creates.
     *
     * @throws ResourceConflictException if one is taken by something other than this environment
     */
    void check(Plan plan) {
        for (PlannedStep step : plan.steps()) {
            if (step.step() instanceof Step.CreateContainer create) {
                for (PortBinding port : create.spec().network().ports()) {
                    if (port.hostPort() != 0 && port.protocol() == Protocol.TCP && !chosen(create.spec(), port)) {
                        check(step, port.hostPort());
                    }
                }
            }
        }
    }

    /** Ports of a range have just been found free. */
    private static boolean chosen(ContainerSpec spec, PortBinding port) {
        return PortRangesLabel.read(spec.labels().getOrDefault(Labels.PORT_RANGES, "")).stream()
                .anyMatch(range ->
                        range.containerPorts().contains(port.containerPort()) && range.protocol() == port.protocol());
    }

    private void check(PlannedStep step, int port) {
        for (ContainerInfo other : engine.containers().publishing(port)) {
            if (other.ports().stream().noneMatch(one -> one.hostPort() == port && one.protocol() == Protocol.TCP)) {
                continue;
            }
            if (!other.label(Labels.ENVIRONMENT).equals(environment.name())) {
                throw conflict(step, port, container(other));
            }
            return;
        }
        boolean local = engine.info().endpoint().startsWith("unix:");
        if (local && holder.listens(port)) {
            Optional<String> process = holder.process(port);
            throw conflict(step, port, process.orElse("another process of this machine"));
        }
    }

    private static String container(ContainerInfo other) {
        String environment = other.label(Labels.ENVIRONMENT);
        return environment.isEmpty()
                ? "the container " + other.name()
                : "the environment " + environment + " (container " + other.label(Labels.ECS_CONTAINER_NAME) + ")";
    }

    private static ResourceConflictException conflict(PlannedStep step, int port, String who) {
        return new ResourceConflictException("host port " + port + ", which "
                + step.resource().replace("container:", "container ") + " publishes, is taken by " + who + "; "
                + REMEDY);
    }
}
