/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans a new task. A container is created once those it links to are started and those whose volumes it mounts are
 * created; all others go in parallel (ECS agent, {@code agent/engine/dependencygraph/graph.go}).
 */
final class TaskPlanner {

    private final LaunchRequest request;
    private final ImagePlanner images;
    private final VolumePlanner volumes;
    private final ContainerSpecs specs;
    private final PlanBuilder plan;

    private final Map<String, Integer> created = new HashMap<>();
    private final Map<String, Integer> started = new HashMap<>();

    TaskPlanner(LaunchRequest request, World world, ImagePlanner images, PlanBuilder plan) {
        this.request = request;
        this.images = images;
        this.volumes = new VolumePlanner(request, plan);
        this.specs = new ContainerSpecs(request, world, volumes);
        this.plan = plan;
    }

    /**
     * Adds the steps of all containers.
     *
     * @param serviceHosts host names that containers resolve, by the network interface that has the address
     * @param beforeCreate steps that must be done before any container is created
     * @param beforeStart steps that must be done before any container is started
     */
    void addSteps(Map<String, String> serviceHosts, List<Integer> beforeCreate, List<Integer> beforeStart) {
        Set<String> essentialImages = new HashSet<>();
        for (ContainerDefinition container : request.version().taskDefinition().containers()) {
            if (container.essential()) {
                essentialImages.add(ImagePlanner.localReference(request, container));
            }
        }
        for (ContainerDefinition container : inDependencyOrder()) {
            boolean imageCritical = essentialImages.contains(ImagePlanner.localReference(request, container));
            List<Integer> ready = new ArrayList<>(beforeCreate);
            ready.addAll(images.ensure(container, imageCritical));
            ready.addAll(volumes.ensure(container));
            for (ContainerDependency dependency : container.dependencies()) {
                Map<String, Integer> reached = dependency.condition() == Condition.START ? started : created;
                ready.add(reached.get(dependency.containerName()));
            }
            addContainer(container, serviceHosts, ready, beforeStart);
        }
    }

    private void addContainer(
            ContainerDefinition container,
            Map<String, String> serviceHosts,
            List<Integer> beforeCreate,
            List<Integer> beforeStart) {
        String resource = "container:" + container.name();
        int create = plan.add(
                resource,
                new Step.CreateContainer(specs.of(container), serviceHosts),
                cause(container),
                beforeCreate,
                container.essential());
        created.put(container.name(), create);
        List<Integer> ready = new ArrayList<>(beforeStart);
        ready.add(create);
        int start = plan.add(
                resource,
                new Step.StartContainer(request.identity().dockerName(container.name())),
                container.essential() ? "essential" : "non-essential",
                ready,
                container.essential());
        started.put(container.name(), start);
    }

    private static String cause(ContainerDefinition container) {
        List<String> causes = new ArrayList<>();
        container.links().forEach(link -> causes.add("links " + link));
        container.volumesFrom().forEach(from -> causes.add("volumesFrom " + from.sourceContainer()));
        return causes.isEmpty() ? "in the task definition" : String.join(", ", causes);
    }

    /** Dependencies first, otherwise as written. The validator has refused cycles and unknown names. */
    private List<ContainerDefinition> inDependencyOrder() {
        List<ContainerDefinition> ordered = new ArrayList<>();
        for (ContainerDefinition container : request.version().taskDefinition().containers()) {
            visit(container, ordered);
        }
        return ordered;
    }

    private void visit(ContainerDefinition container, List<ContainerDefinition> ordered) {
        if (ordered.contains(container)) {
            return;
        }
        for (ContainerDependency dependency : container.dependencies()) {
            visit(
                    request.version()
                            .taskDefinition()
                            .container(dependency.containerName())
                            .orElseThrow(),
                    ordered);
        }
        ordered.add(container);
    }
}
