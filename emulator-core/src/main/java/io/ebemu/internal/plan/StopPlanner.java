/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plans the end of tasks and services. A container is told to stop once every container that depends on it directly has
 * stopped; one that does not run needs no call (ECS agent).
 */
final class StopPlanner {

    /** Time for a server to write down what it holds. */
    static final Duration SERVICE_GRACE = Duration.ofSeconds(30);

    private final World world;
    private final PlanBuilder plan;

    StopPlanner(World world, PlanBuilder plan) {
        this.world = world;
        this.plan = plan;
    }

    /** Adds the stop of the task's running containers; returns the steps after which all have ended. */
    List<Integer> stopTask(String cause) {
        List<ContainerInfo> waiting = new ArrayList<>(world.taskContainers());
        waiting.removeIf(container -> !container.running());
        Map<String, Integer> stopped = new HashMap<>();
        while (!waiting.isEmpty()) {
            ContainerInfo next = waiting.stream()
                    .filter(candidate -> waiting.stream().noneMatch(other -> dependsOn(other, candidate)))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            List<Integer> dependants = world.taskContainers().stream()
                    .filter(other -> dependsOn(other, next))
                    .map(other -> stopped.get(other.id()))
                    .filter(step -> step != null)
                    .toList();
            Duration grace = Duration.ofSeconds(Integer.parseInt("0" + next.label(Labels.STOP_TIMEOUT)));
            stopped.put(
                    next.id(),
                    plan.add(resource(next), new Step.StopContainer(next.id(), grace), cause, dependants, false));
        }
        return List.copyOf(stopped.values());
    }

    /** Adds the removal of the task's containers and its own volumes; returns the steps after which they are gone. */
    List<Integer> removeTask(List<Integer> stopped, String cause) {
        List<Integer> removed = new ArrayList<>();
        for (ContainerInfo container : world.taskContainers()) {
            removed.add(plan.add(resource(container), new Step.RemoveContainer(container.id()), cause, stopped, false));
        }
        // By the task's ARN they are told from those that guard services, which stay.
        Stream.of(Labels.ROLE_SECURITY_GROUPS, Labels.ROLE_FAULT)
                .flatMap(role -> world.withRole(role).stream())
                .filter(job -> !job.label(Labels.ECS_TASK_ARN).isEmpty())
                .forEach(job -> removed.add(
                        plan.add("security groups", new Step.RemoveContainer(job.id()), cause, stopped, false)));
        List<Integer> containersGone = List.copyOf(removed);
        world.volumes().stream()
                .filter(volume -> Labels.ROLE_TASK_VOLUME.equals(volume.labels().get(Labels.ROLE)))
                .forEach(volume -> removed.add(plan.add(
                        "volume:" + volume.name(),
                        new Step.RemoveVolume(volume.name()),
                        cause,
                        containersGone,
                        false)));
        return removed;
    }

    /**
     * Adds the stop and removal of services once the task has ended, and the removal of their data if asked, or if they
     * are an ephemeral environment's: these have an owner.
     *
     * @param taskEnded the steps after which no container of the task runs
     * @param taskGone the steps after which the task's containers are removed, if they are
     */
    void removeServices(List<Integer> taskEnded, List<Integer> taskGone, boolean deleteData, String cause) {
        Map<String, List<Integer>> serversGone = removeServers(taskEnded, cause);
        removeCredentials(taskGone, cause);
        List<Integer> removed = new ArrayList<>(taskEnded);
        serversGone.values().forEach(removed::addAll);
        removed.addAll(removeInterfaces(serversGone, List.copyOf(removed), cause));
        removeOwnedSnapshots(removed, cause);
        world.volumes().stream()
                .filter(volume -> isData(volume.labels().getOrDefault(Labels.ROLE, "")))
                .filter(volume -> deleteData || volume.labels().containsKey(Labels.OWNER))
                .forEach(volume -> plan.add(
                        "volume:" + volume.name(),
                        new Step.RemoveVolume(volume.name()),
                        deleteData ? "--delete-data" : cause,
                        removed,
                        false));
    }

    /** Adds the stop and removal of servers and of jobs beside them; returns for each service the steps that remove them. */
    private Map<String, List<Integer>> removeServers(List<Integer> taskEnded, String cause) {
        Map<String, List<Integer>> removed = new TreeMap<>();
        for (ContainerInfo job : world.withRole(Labels.ROLE_SERVICE_JOB)) {
            removed.computeIfAbsent(resource(job), service -> new ArrayList<>())
                    .add(plan.add(resource(job) + "/job", new Step.RemoveContainer(job.id()), cause, taskEnded, false));
        }
        for (ContainerInfo server : world.withRole(Labels.ROLE_SERVICE)) {
            List<Integer> before = taskEnded;
            if (server.running()) {
                before = List.of(plan.add(
                        resource(server), new Step.StopContainer(server.id(), SERVICE_GRACE), cause, taskEnded, false));
            }
            removed.computeIfAbsent(resource(server), service -> new ArrayList<>())
                    .add(plan.add(resource(server), new Step.RemoveContainer(server.id()), cause, before, false));
        }
        return removed;
    }

    /** A server uses its network interface, so that goes after it; one that is nobody's goes after all of them. */
    private List<Integer> removeInterfaces(
            Map<String, List<Integer>> serversGone, List<Integer> allGone, String cause) {
        List<ContainerInfo> interfaces = new ArrayList<>(world.withRole(Labels.ROLE_SECURITY_GROUPS));
        interfaces.removeIf(job -> !job.label(Labels.ECS_TASK_ARN).isEmpty());
        interfaces.addAll(world.withRole(Labels.ROLE_ENI));
        List<Integer> removed = new ArrayList<>();
        for (ContainerInfo eni : interfaces) {
            List<Integer> before = serversGone.getOrDefault(resource(eni), allGone);
            removed.add(plan.add(resource(eni) + "/eni", new Step.RemoveContainer(eni.id()), cause, before, false));
        }
        return removed;
    }

    /** Adds the removal of what brings containers to the credentials of their task's role, once nothing uses it. */
    void removeCredentials(List<Integer> taskGone, String cause) {
        List<Integer> gone = new ArrayList<>(taskGone);
        for (ContainerInfo holder : world.withRole(Labels.ROLE_METADATA)) {
            gone.add(plan.add(resource(holder), new Step.RemoveContainer(holder.id()), cause, taskGone, false));
        }
        world.networks()
                .forEach(
                        network -> plan.add("credentials", new Step.RemoveNetwork(network.name()), cause, gone, false));
    }

    /** Snapshots of an ephemeral environment have an owner: nobody could ever restore them after its end. */
    private void removeOwnedSnapshots(List<Integer> serversGone, String cause) {
        List<Integer> gone = new ArrayList<>(serversGone);
        for (ContainerInfo maker : world.withRole(Labels.ROLE_SNAPSHOT)) {
            if (!maker.label(Labels.OWNER).isEmpty()) {
                gone.add(plan.add(
                        resource(maker) + "/snapshot",
                        new Step.RemoveContainer(maker.id()),
                        cause,
                        serversGone,
                        false));
            }
        }
        world.volumes().stream()
                .filter(volume -> Labels.ROLE_SNAPSHOT.equals(volume.labels().get(Labels.ROLE)))
                .filter(volume -> volume.labels().containsKey(Labels.OWNER))
                .forEach(volume ->
                        plan.add("volume:" + volume.name(), new Step.RemoveVolume(volume.name()), cause, gone, false));
    }

    /** Automated backups go with their instance; snapshots stay. */
    private static boolean isData(String role) {
        return role.equals(Labels.ROLE_SERVICE_DATA) || role.equals(Labels.ROLE_SERVICE_BACKUPS);
    }

    private static boolean dependsOn(ContainerInfo dependant, ContainerInfo target) {
        return Arrays.asList(dependant.label(Labels.DEPENDS_ON).split(",", -1))
                .contains(target.label(Labels.ECS_CONTAINER_NAME));
    }

    private static String resource(ContainerInfo container) {
        return switch (container.label(Labels.ROLE)) {
            case Labels.ROLE_TASK -> "container:" + container.label(Labels.ECS_CONTAINER_NAME);
            case Labels.ROLE_METADATA -> "credentials";
            default -> container.label(Labels.SERVICE_KIND) + ":" + container.label(Labels.SERVICE_ID);
        };
    }
}
