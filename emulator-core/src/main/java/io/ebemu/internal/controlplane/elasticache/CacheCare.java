/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.ServiceWatch;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ReplicationGroup;
import java.time.Duration;
import java.util.List;

/**
 * Looks after the nodes while the environment is supervised: one whose server ends by itself is started again, and if it
 * was the primary of a group with automatic failover, a replica takes over first. Snapshot windows are kept.
 */
final class CacheCare implements AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

    private final Caches caches;
    private final Nodes nodes;
    private final AutomatedSnapshots snapshots;
    private final ServiceWatch watch = new ServiceWatch("ebemu-elasticache");

    CacheCare(Caches caches) {
        this.caches = caches;
        this.nodes = new Nodes(caches);
        this.snapshots = new AutomatedSnapshots(caches, new CacheSnapshots(caches, nodes));
        watch.follow(caches.scope(), WantedCaches.KIND, CacheCare::endsServer, this::heal);
        watch.every(Duration.ZERO, LOOK_EVERY, this::keepWindows);
    }

    private static boolean endsServer(ContainerEvent event) {
        return event.action().equals("die")
                && Labels.ROLE_SERVICE.equals(event.attributes().get(Labels.ROLE));
    }

    private void keepWindows() {
        if (caches.scope().ephemeral()) {
            return;
        }
        try {
            snapshots.look();
        } catch (RuntimeException e) {
            if (!watch.ending()) {
                caches.tell(
                        Severity.WARN,
                        WantedCaches.KIND,
                        "Caches could not be looked at for automated snapshots: " + e.getMessage());
            }
        }
    }

    private void heal() {
        try {
            caches.scope().exclusively(() -> {
                List<CacheCluster> ended =
                        caches.nodes().stream().filter(this::hasEnded).toList();
                if (!ended.isEmpty()) {
                    heal(ended);
                }
                return ended;
            });
        } catch (RuntimeException e) {
            caches.tell(Severity.WARN, WantedCaches.KIND, "Caches could not be recovered: " + e.getMessage());
        }
    }

    /** Whoever takes a node away takes its network interface too, or has the lock until another server is there. */
    private boolean hasEnded(CacheCluster node) {
        return !caches.running(node)
                && caches.networkInterface(node).filter(ContainerInfo::running).isPresent();
    }

    private void heal(List<CacheCluster> ended) {
        for (ReplicationGroup group : caches.groups()) {
            if (group.automaticFailover() && ended.contains(group.primary())) {
                new Failover(caches, nodes).run(group);
            }
        }
        ended.forEach(node -> caches.tell(node.identifier(), "Recovering cache nodes 0001"));
        caches.scope().reconcile();
        ended.forEach(node -> caches.tell(node.identifier(), "Finished recovery for cache nodes 0001"));
    }

    /** What is under way is finished first: whoever closes this is about to stop the servers. */
    @Override
    public void close() {
        watch.finish(TIME_TO_END);
    }
}
