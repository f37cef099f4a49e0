/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides everything and does nothing: from what is wanted and what is there, the steps between them. Equal inputs give
 * equal plans.
 */
public final class Planner {

    /** The image of what applies security groups. */
    public static final String SECURITY_GROUPS_IMAGE = RuleJobs.IMAGE;

    private final ServiceSupport services;

    public Planner(ServiceSupport services) {
        this.services = services;
    }

    /** The Docker name of a service's server. */
    public static String serverName(EnvironmentId environment, ManagedService service) {
        return ServicePlanner.serverName(environment, service);
    }

    /** The Docker name of what applied security groups to a container, if groups hold there. */
    public static String securityGroupsOf(String container) {
        return RuleJobs.name(container);
    }

    /** The references of all images that a launch needs, so that they can be looked up before it is planned. */
    public Set<String> imageReferences(LaunchRequest request) {
        Set<String> references = new LinkedHashSet<>();
        request.version()
                .taskDefinition()
                .containers()
                .forEach(container -> references.add(ImagePlanner.localReference(request, container)));
        request.version().services().forEach(service -> references.add(services.image(service)));
        boolean relays = request.version().services().stream().anyMatch(ReplicationGroup.class::isInstance);
        if (relays || CredentialsPlanner.wanted(request) || request.enforcesSecurityGroups()) {
            references.add(CredentialsPlanner.IMAGE);
        }
        return references;
    }

    /**
     * Services available, then the task RUNNING. What runs unchanged is left alone; an older or half-made task is
     * stopped and removed before the new one is created, as Beanstalk does.
     */
    public Plan launch(LaunchRequest request, World world) {
        return launch(request, world, taskIsCurrent(request, world));
    }

    /** As {@link #launch}, but with a new task even if nothing has changed, as every deployment brings one. */
    public Plan replace(LaunchRequest request, World world) {
        return launch(request, world, false);
    }

    private Plan launch(LaunchRequest request, World world, boolean taskIsCurrent) {
        PlanBuilder plan = new PlanBuilder();
        ImagePlanner images = new ImagePlanner(request, world, plan);
        ServicePlanner service = new ServicePlanner(request, world, services, images, plan);
        CredentialsPlanner credentials = new CredentialsPlanner(request, world, images, plan);
        if (service.intact() && taskIsCurrent) {
            service.addSteps(List.of());
            credentials.keep();
            new EgressPlanner(request, world, plan).keep();
            return plan.build();
        }
        StopPlanner old = new StopPlanner(world, plan);
        List<Integer> oldStopped = old.stopTask("replaced");
        List<Integer> oldGone = old.removeTask(oldStopped, "replaced");
        service.addSteps(oldStopped);
        List<Integer> beforeCreate = new ArrayList<>(service.interfacesUp());
        beforeCreate.addAll(oldGone);
        if (!CredentialsPlanner.wanted(request)) {
            old.removeCredentials(oldGone, "the task has no role any more");
        }
        beforeCreate.addAll(credentials.renew(oldGone));
        new TaskPlanner(request, world, images, plan).addSteps(service.hosts(), beforeCreate, service.available());
        return plan.build();
    }

    /** The version's services as they are wanted, and nothing of its task. */
    public Plan services(LaunchRequest request, World world) {
        PlanBuilder plan = new PlanBuilder();
        new ServicePlanner(request, world, services, new ImagePlanner(request, world, plan), plan).addSteps(List.of());
        return plan.build();
    }

    /** What security groups let through at the services and out of the task that are there, and nothing else. */
    public Plan access(LaunchRequest request, World world) {
        PlanBuilder plan = new PlanBuilder();
        new ServicePlanner(request, world, services, new ImagePlanner(request, world, plan), plan).admit();
        new EgressPlanner(request, world, plan).keep();
        return plan.build();
    }

    /** Whether the task that is there is the one wanted, is to run on, and still has all essential containers. */
    private static boolean taskIsCurrent(LaunchRequest request, World world) {
        List<ContainerInfo> containers = world.taskContainers();
        String wanted = ConfigHash.of(request);
        return request.taskRunsOn()
                && !request.options().build()
                && !containers.isEmpty()
                && containers.stream()
                        .allMatch(one -> one.label(Labels.CONFIG_HASH).equals(wanted))
                && request.version().taskDefinition().containers().stream()
                        .filter(ContainerDefinition::essential)
                        .allMatch(wantedOne -> running(wantedOne, containers));
    }

    private static boolean running(ContainerDefinition wanted, List<ContainerInfo> containers) {
        return containers.stream()
                .anyMatch(one -> one.label(Labels.ECS_CONTAINER_NAME).equals(wanted.name()) && one.running());
    }

    /** The task's containers stopped in order; they stay, to be looked at. */
    public Plan stopTask(World world, String cause) {
        PlanBuilder plan = new PlanBuilder();
        new StopPlanner(world, plan).stopTask(cause);
        return plan.build();
    }

    /** The task stopped in order and removed; services untouched. */
    public Plan removeTask(World world, String cause) {
        PlanBuilder plan = new PlanBuilder();
        StopPlanner stop = new StopPlanner(world, plan);
        stop.removeTask(stop.stopTask(cause), cause);
        return plan.build();
    }

    /** The task stopped in order, then the services stopped and removed, their data kept; the task's containers stay. */
    public Plan stopAll(World world, String cause) {
        PlanBuilder plan = new PlanBuilder();
        StopPlanner stop = new StopPlanner(world, plan);
        List<Integer> stopped = stop.stopTask(cause);
        stop.removeServices(stopped, stopped, false, cause);
        return plan.build();
    }

    /**
     * What a process that was killed left of a task: volumes of a task that has no container, and containers that never
     * ran, if the launch was cut short and nothing of the task runs.
     */
    public Plan removeLeftovers(World world, boolean launchCutShort, String cause) {
        PlanBuilder plan = new PlanBuilder();
        boolean nothingRan = world.taskContainers().stream()
                .allMatch(container -> container.startedAt().isEmpty());
        if (world.taskContainers().isEmpty() || (launchCutShort && nothingRan)) {
            new StopPlanner(world, plan).removeTask(List.of(), cause);
        }
        return plan.build();
    }

    /** Everything of the environment stopped and removed; services' data only if asked. */
    public Plan remove(World world, boolean deleteData, String cause) {
        PlanBuilder plan = new PlanBuilder();
        StopPlanner stop = new StopPlanner(world, plan);
        List<Integer> stopped = stop.stopTask(cause);
        stop.removeServices(stopped, stop.removeTask(stopped, cause), deleteData, cause);
        return plan.build();
    }
}
