/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a new task. A container is created once those it links to are started, those whose volumes it mounts are created,
 * and those it names in {@code dependsOn} have reached the condition; all others go in parallel (ECS agent, {@code
 * agent/engine/dependencygraph/graph.go}).
 */
final class TaskPlanner {

    private final LaunchRequest request;
    private final ImagePlanner images;
    private final VolumePlanner volumes;
    private final ContainerSpecs specs;
    private final PlanBuilder plan;
    private final EgressPlanner egress;
    private final AnnouncementPlanner announcements;

    /** The step after which a container has reached a condition. */
    private final Map<Milestone, Integer> reached = new HashMap<>();

    TaskPlanner(LaunchRequest request, World world, ImagePlanner images, PlanBuilder plan) {
        this.request = request;
        this.images = images;
        this.volumes = new VolumePlanner(request, plan);
        this.specs = new ContainerSpecs(request, world, volumes);
        this.plan = plan;
        this.egress = new EgressPlanner(request, world, plan);
        this.announcements = new AnnouncementPlanner(images, plan);
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
                ready.add(reached.get(new Milestone(dependency.containerName(), dependency.condition())));
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
        ContainerSpec spec = specs.of(container);
        int create = plan.add(
                resource,
                new Step.CreateContainer(spec, serviceHosts),
                cause(container),
                beforeCreate,
                container.essential());
        reached(container, Condition.CREATE, create);
        List<Integer> ready = new ArrayList<>(beforeStart);
        ready.add(create);
        int start = plan.add(
                resource,
                new Step.StartContainer(request.identity().dockerName(container.name())),
                container.essential() ? "essential" : "non-essential",
                ready,
                container.essential());
        reached(container, Condition.START, start);
        egress.hold(container, start);
        announcements.announce(resource, spec, start);
        for (Condition condition : List.of(Condition.COMPLETE, Condition.SUCCESS, Condition.HEALTHY)) {
            List<String> dependants = dependants(container, condition);
            if (!dependants.isEmpty()) {
                Step await = new Step.AwaitContainer(
                        request.identity().dockerName(container.name()), condition, startTimeout(container));
                String cause = String.join(", ", dependants) + " dependsOn " + container.name();
                reached(container, condition, plan.add(resource, await, cause, List.of(start), false));
            }
        }
    }

    private void reached(ContainerDefinition container, Condition condition, int step) {
        reached.put(new Milestone(container.name(), condition), step);
    }

    private List<String> dependants(ContainerDefinition target, Condition condition) {
        return request.version().taskDefinition().containers().stream()
                .filter(container -> container.dependencies().stream()
                        .anyMatch(dependency -> dependency.condition() == condition
                                && dependency.containerName().equals(target.name())))
                .map(ContainerDefinition::name)
                .toList();
    }

    /** The agent takes 0 for not given. */
    private static Optional<Duration> startTimeout(ContainerDefinition container) {
        return container.startTimeout().filter(seconds -> seconds > 0).map(Duration::ofSeconds);
    }

    private static String cause(ContainerDefinition container) {
        List<String> causes = new ArrayList<>();
        container.links().forEach(link -> causes.add("links " + link));
        container.volumesFrom().forEach(from -> causes.add("volumesFrom " + from.sourceContainer()));
        container.dependsOn().forEach(on -> causes.add("dependsOn " + on.containerName() + " " + on.condition()));
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

    /** A container that has reached a condition. */
    private record Milestone(String container, Condition condition) {}
}
