/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ReplicationGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plans replication groups: a server and network interface for each node, and for each of the group's own endpoints a
 * relay that hands connections on to the nodes that it stands for now.
 */
public final class ReplicationGroupPlanner {

    private final LaunchRequest request;
    private final World world;
    private final ImagePlanner images;
    private final PlanBuilder plan;
    private final NetworkInterfacePlanner interfaces;
    private final ServicePlanner servers;
    private final AnnouncementPlanner announcements;

    ReplicationGroupPlanner(
            LaunchRequest request,
            World world,
            ImagePlanner images,
            PlanBuilder plan,
            NetworkInterfacePlanner interfaces,
            ServicePlanner servers) {
        this.request = request;
        this.world = world;
        this.images = images;
        this.plan = plan;
        this.interfaces = interfaces;
        this.servers = servers;
        this.announcements = new AnnouncementPlanner(images, plan);
    }

    /** The relays of a group as they are to be now, for whoever points them anew without a plan of everything. */
    public static List<Step.PointRelay> relays(EnvironmentId environment, ReplicationGroup group) {
        return Stream.of(Endpoint.values())
                .map(endpoint -> new Step.PointRelay(
                        endpoint.relay(environment, group),
                        endpoint.nodes(group).stream()
                                .map(node -> NetworkInterfacePlanner.name(environment, node))
                                .toList()))
                .toList();
    }

    /** Whether all addresses of a group are as they were. */
    boolean intact(ReplicationGroup group) {
        return group.members().stream().allMatch(interfaces::intact)
                && Stream.of(Endpoint.values()).allMatch(endpoint -> intact(group, endpoint));
    }

    private boolean intact(ReplicationGroup group, Endpoint endpoint) {
        return world.named(endpoint.relay(environment(), group))
                .filter(ContainerInfo::running)
                .filter(container -> container.label(Labels.CONFIG_HASH).equals(ConfigHash.ofNetworkInterface(group)))
                .isPresent();
    }

    private EnvironmentId environment() {
        return request.version().environment();
    }

    /** Adds the steps of a group; returns those after which its own endpoints lead to its nodes. */
    List<Integer> addSteps(ReplicationGroup group, List<Integer> taskStopped) {
        boolean wasIntact = intact(group);
        boolean primaryMoved = !interfaces.intact(group.primary());
        List<Integer> nodes =
                new ArrayList<>(servers.addSteps(group.primary(), taskStopped, ServicePlanner.Extras.none()));
        List<Integer> primaryReady = List.copyOf(nodes);
        Map<String, String> replicaOf = Map.of(Labels.REPLICA_OF, interfaces.name(group.primary()));
        for (CacheCluster replica : group.replicas()) {
            nodes.addAll(servers.addSteps(
                    replica, taskStopped, new ServicePlanner.Extras(replicaOf, primaryMoved, primaryReady)));
        }
        List<Integer> pointed = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
            List<Integer> relayUp = addRelay(group, endpoint, taskStopped);
            servers.admit(group, endpoint.relay(environment(), group), relayUp, taskStopped);
            if (!wasIntact || !nodes.isEmpty()) {
                pointed.add(point(group, endpoint, relayUp));
            }
        }
        return pointed;
    }

    /** Adds what the interfaces that run need to admit those that they are to admit. */
    void admit(ReplicationGroup group) {
        group.members().stream()
                .filter(interfaces::intact)
                .forEach(node -> servers.admit(node, interfaces.name(node), List.of(), List.of()));
        Stream.of(Endpoint.values())
                .filter(endpoint -> intact(group, endpoint))
                .forEach(endpoint -> servers.admit(group, endpoint.relay(environment(), group), List.of(), List.of()));
    }

    private List<Integer> addRelay(ReplicationGroup group, Endpoint endpoint, List<Integer> before) {
        String name = endpoint.relay(environment(), group);
        String resource = resource(group, endpoint);
        if (intact(group, endpoint)) {
            interfaces.add(endpoint.address(environment(), group).address(), name, List.of());
            return List.of();
        }
        List<Integer> ready = new ArrayList<>(images.ensure(RelaySpec.IMAGE, resource, true));
        world.named(name)
                .ifPresent(old -> ready.add(
                        plan.add(resource, new Step.RemoveContainer(old.id()), "not running, or changed", before)));
        ContainerSpec relay =
                RelaySpec.of(name, group.port(), HardwareAddress.ofInterface(request, name), labels(group, endpoint));
        int created = plan.add(
                resource,
                new Step.CreateContainer(relay, Map.of()),
                "is the " + endpoint.word() + " endpoint of " + group.identifier(),
                ready);
        int started = plan.add(resource, new Step.StartContainer(name), "gives the address", List.of(created));
        announcements.announce(resource, relay, started);
        interfaces.add(endpoint.address(environment(), group).address(), name, List.of(started));
        return List.of(started);
    }

    private int point(ReplicationGroup group, Endpoint endpoint, List<Integer> relayUp) {
        List<String> targets =
                endpoint.nodes(group).stream().map(interfaces::name).toList();
        List<Integer> ready = new ArrayList<>(relayUp);
        ready.addAll(interfaces.up());
        return plan.add(
                resource(group, endpoint),
                new Step.PointRelay(endpoint.relay(environment(), group), targets),
                "leads to "
                        + String.join(
                                ", ",
                                endpoint.nodes(group).stream()
                                        .map(CacheCluster::identifier)
                                        .toList()),
                ready);
    }

    private Map<String, String> labels(ReplicationGroup group, Endpoint endpoint) {
        Map<String, String> labels = new HashMap<>(ServiceLabels.of(request, group, Labels.ROLE_ENI));
        labels.put(Labels.CONFIG_HASH, ConfigHash.ofNetworkInterface(group));
        labels.put(Labels.RELAY, endpoint.word());
        labels.put(
                Labels.SERVICE_ENDPOINT, endpoint.address(environment(), group).toString());
        return labels;
    }

    private static String resource(ReplicationGroup group, Endpoint endpoint) {
        return group.kind() + ":" + group.identifier() + "/" + endpoint.word();
    }

    /** The endpoints of a group that are no node's own. */
    private enum Endpoint {
        /** Where clients write. */
        PRIMARY,
        /** Where clients read, from the primary if there is no replica. */
        READER;

        String word() {
            return this == PRIMARY ? "primary" : "reader";
        }

        String relay(EnvironmentId environment, ReplicationGroup group) {
            String primary = NetworkInterfacePlanner.name(environment, group);
            return this == PRIMARY ? primary : primary.replaceFirst("-eni$", "-ro-eni");
        }

        EndpointAddress address(EnvironmentId environment, ReplicationGroup group) {
            return this == PRIMARY ? group.primaryEndpoint(environment) : group.readerEndpoint(environment);
        }

        List<CacheCluster> nodes(ReplicationGroup group) {
            return this == PRIMARY || group.replicas().isEmpty() ? List.of(group.primary()) : group.replicas();
        }
    }
}
