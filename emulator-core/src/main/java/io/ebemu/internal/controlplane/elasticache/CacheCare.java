/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.EngineEvents.Listener;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks after the nodes while the environment is supervised: one whose server ends by itself is started again, and if it
 * was the primary of a group with automatic failover, a replica takes over first. Snapshot windows are kept.
 */
final class CacheCare implements AutoCloseable {

    private static final int SECONDS_TO_END = 30;
    private static final long LOOK_EVERY_SECONDS = 60;

    private final Caches caches;
    private final Nodes nodes;
    private final AutomatedSnapshots snapshots;
    private final ScheduledExecutorService work;
    private final Subscription events;
    private final ScheduledFuture<?> looking;

    CacheCare(Caches caches) {
        this.caches = caches;
        this.nodes = new Nodes(caches);
        this.snapshots = new AutomatedSnapshots(caches, new CacheSnapshots(caches, nodes));
        this.work = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread one = new Thread(task, "ebemu-elasticache");
            one.setDaemon(true);
            return one;
        });
        this.events = caches.scope()
                .engine()
                .events()
                .follow(
                        Map.of(
                                Labels.ENVIRONMENT,
                                caches.scope().environment().name(),
                                Labels.ROLE,
                                Labels.ROLE_SERVICE,
                                Labels.SERVICE_KIND,
                                WantedCaches.KIND),
                        new Listener() {

                            @Override
                            public void on(ContainerEvent event) {
                                if (event.action().equals("die")) {
                                    heed();
                                }
                            }

                            @Override
                            public void reconnected() {
                                heed();
                            }
                        });
        this.looking = work.scheduleWithFixedDelay(this::keepWindows, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void keepWindows() {
        if (caches.scope().ephemeral()) {
            return;
        }
        try {
            snapshots.look();
        } catch (RuntimeException e) {
            if (!work.isShutdown()) {
                caches.tell(
                        Severity.WARN,
                        WantedCaches.KIND,
                        "Caches could not be looked at for automated snapshots: " + e.getMessage());
            }
        }
    }

    private synchronized void heed() {
        if (!work.isShutdown()) {
            work.execute(this::heal);
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
        events.close();
        looking.cancel(false);
        synchronized (this) {
            work.shutdown();
        }
        try {
            if (!work.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                work.shutdownNow();
            }
        } catch (InterruptedException e) {
            work.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
