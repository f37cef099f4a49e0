/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.ReplicationGroupPlanner;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The nodes of caches on the engine. */
final class Nodes {

    private static final Duration STOP_GRACE = Duration.ofSeconds(30);

    private final Caches caches;
    private final ServiceScope scope;

    Nodes(Caches caches) {
        this.caches = caches;
        this.scope = caches.scope();
    }

    /** Where this machine reaches a node, or a group's primary, while it runs. */
    Optional<EndpointAddress> hostEndpoint(ManagedService service) {
        return caches.networkInterface(service)
                .filter(ContainerInfo::running)
                .flatMap(eni -> eni.ports().stream().findFirst())
                .map(PortBinding::hostPort)
                .map(port -> new EndpointAddress(scope.engine().info().publishedAddress(), port));
    }

    /** A node's address among containers. */
    String address(CacheCluster node) {
        return caches.networkInterface(node)
                .flatMap(ContainerInfo::ipAddress)
                .orElseThrow(() ->
                        CacheFault.clusterState("Cache cluster " + node.identifier() + " is not in available state."));
    }

    /** A connection to a node that runs. */
    RedisAdministration connect(CacheCluster node) {
        EndpointAddress endpoint = hostEndpoint(node)
                .filter(there -> caches.running(node))
                .orElseThrow(() ->
                        CacheFault.clusterState("Cache cluster " + node.identifier() + " is not in available state."));
        return RedisAdministration.connect(
                node, endpoint.address(), endpoint.port(), scope.stateDirectory(), scope.host());
    }

    /** Stops a node's server as itself wants it and removes it; its address and data stay. */
    void stop(CacheCluster node) {
        Containers containers = scope.engine().containers();
        caches.server(node).ifPresent(server -> {
            containers.stop(server.id(), STOP_GRACE);
            containers.remove(server.id());
        });
    }

    /** Removes all that a cluster or group has on the engine, but for its snapshots. */
    void remove(ManagedService service) {
        Caches.nodesOf(service).forEach(node -> {
            stop(node);
            scope.removeNetworkInterface(scope.serverName(node) + "-eni");
            scope.engine().volumes().remove(scope.serverName(node) + "-data");
        });
        if (service instanceof ReplicationGroup group) {
            ReplicationGroupPlanner.relays(scope.environment(), group)
                    .forEach(relay -> scope.removeNetworkInterface(relay.relay()));
        }
    }

    /** Has the endpoints of a group lead to its nodes as they are now. */
    void point(ReplicationGroup group) {
        List<PlannedStep> steps = new ArrayList<>();
        for (Step.PointRelay relay : ReplicationGroupPlanner.relays(scope.environment(), group)) {
            steps.add(new PlannedStep(
                    steps.size() + 1,
                    List.of(),
                    WantedCaches.KIND + ":" + group.identifier(),
                    relay,
                    "leads to the nodes that there are now",
                    true));
        }
        scope.execute(new Plan(steps));
    }
}
