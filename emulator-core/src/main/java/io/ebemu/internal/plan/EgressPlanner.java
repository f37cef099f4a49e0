/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineHost;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.ContainerDefinition;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans what the task's containers may send to the world outside, unless their groups let everything out. A container has
 * its network once it has started, so for a moment nothing is held back there. What services admit is theirs to say.
 */
final class EgressPlanner {

    private final LaunchRequest request;
    private final World world;
    private final RuleJobs jobs;
    private final Optional<RuleSet> wanted;

    EgressPlanner(LaunchRequest request, World world, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.jobs = new RuleJobs(world, plan);
        Groups groups = Groups.of(request.version());
        this.wanted = groups.holdsBack() ? Optional.of(RuleSet.ofTask(groups.outside(), farPort())) : Optional.empty();
    }

    /** The metadata endpoint's port, where it is not on the bridge: the engine's host is then known by a name only. */
    private Optional<Integer> farPort() {
        return request.metadataEndpoint()
                .filter(endpoint -> endpoint.getHost().equals(EngineHost.NAME))
                .map(URI::getPort);
    }

    /** Adds what a new container of the task needs. */
    void hold(ContainerDefinition container, int started) {
        if (!container.network().disabled()) {
            String name = request.identity().dockerName(container.name());
            ensure(container.name(), name, request.identity().taskArn(), List.of(started));
        }
    }

    /** Adds what the task's running containers need. */
    void keep() {
        for (ContainerInfo container : world.taskContainers()) {
            if (container.running() && container.ipAddress().isPresent()) {
                ensure(
                        container.label(Labels.ECS_CONTAINER_NAME),
                        container.name(),
                        container.label(Labels.ECS_TASK_ARN),
                        List.of());
            }
        }
    }

    private void ensure(String container, String dockerName, String taskArn, List<Integer> started) {
        Map<String, String> labels = new HashMap<>(CommonLabels.of(request, Labels.ROLE_SECURITY_GROUPS));
        labels.put(Labels.ECS_TASK_ARN, taskArn);
        jobs.ensure(
                new RuleJobs.Target("container:" + container, dockerName, !started.isEmpty(), started),
                wanted,
                "security groups do not let everything out",
                labels);
    }
}
