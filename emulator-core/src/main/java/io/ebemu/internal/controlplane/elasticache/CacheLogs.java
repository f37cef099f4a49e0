/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.error.EbemuException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.EngineEvents.Listener;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps in files what production delivers to CloudWatch Logs, while the environment is supervised: of each node of Redis
 * or Valkey the engine's log and the slow log. A server tells nobody of its slow log; so it is read now and then, as
 * ElastiCache does too, and once more at the end.
 */
final class CacheLogs implements AutoCloseable {

    private static final long READ_EVERY_SECONDS = 10;
    private static final long SECONDS_TO_END = 15;

    private final Caches caches;
    private final Nodes nodes;
    private final Map<String, NodeLogs> logs = new HashMap<>();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread one = new Thread(task, "ebemu-elasticache-logs");
        one.setDaemon(true);
        return one;
    });
    private final Subscription events;
    private final ScheduledFuture<?> reading;
    private volatile boolean troubleTold;

    CacheLogs(Caches caches) {
        this.caches = caches;
        this.nodes = new Nodes(caches);
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
                                if (event.action().equals("start")) {
                                    followSoon();
                                }
                            }

                            @Override
                            public void reconnected() {
                                followSoon();
                            }
                        });
        followSoon();
        this.reading =
                work.scheduleWithFixedDelay(this::read, READ_EVERY_SECONDS, READ_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void followSoon() {
        try {
            work.execute(() -> keep(this::follow));
        } catch (RejectedExecutionException closing) {
            return;
        }
    }

    private void read() {
        keep(this::read);
    }

    /** Those of Memcached have no such logs. */
    private void keep(Keeping keeping) {
        try {
            for (CacheCluster node : caches.nodes()) {
                Optional<ContainerInfo> server = caches.server(node).filter(ContainerInfo::running);
                if (server.isPresent() && !node.engine().equals("memcached")) {
                    keeping.of(node, server.get());
                }
            }
        } catch (IOException e) {
            tell(e);
        } catch (EbemuException | EngineException notNow) {
            // Whoever cannot read what there is to be, or reach the engine, tells of it; this is tried again.
            return;
        }
    }

    private void follow(CacheCluster node, ContainerInfo server) throws IOException {
        of(node).follow(server);
    }

    private void read(CacheCluster node, ContainerInfo server) throws IOException {
        follow(node, server);
        try (RedisAdministration administration = nodes.connect(node)) {
            of(node).write(server, administration.slowLog());
        } catch (EbemuException notNow) {
            // A server that begins or ends just now is asked again.
            return;
        }
    }

    private NodeLogs of(CacheCluster node) throws IOException {
        String cluster = node.identifier();
        if (!logs.containsKey(cluster)) {
            logs.put(cluster, new NodeLogs(caches.scope(), cluster, this::tell));
        }
        return logs.get(cluster);
    }

    private void tell(IOException failure) {
        if (!troubleTold) {
            troubleTold = true;
            caches.tell(
                    Severity.WARN,
                    WantedCaches.KIND,
                    "Logs of caches in " + NodeLogs.directory(caches.scope()) + " are not complete: " + failure
                            + "; make room there, or make it writable. ebemu logs shows what the engines say.");
        }
    }

    /** The slow logs are read once more: whoever closes this is about to stop the servers. */
    @Override
    public void close() {
        events.close();
        reading.cancel(false);
        try {
            work.execute(this::read);
            work.shutdown();
            if (!work.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                work.shutdownNow();
            }
        } catch (InterruptedException e) {
            work.shutdownNow();
            Thread.currentThread().interrupt();
        }
        for (NodeLogs each : List.copyOf(logs.values())) {
            try {
                each.close();
            } catch (IOException e) {
                tell(e);
            }
        }
    }

    /** What is done with the logs of a node that runs. */
    private interface Keeping {

        void of(CacheCluster node, ContainerInfo server) throws IOException;
    }
}
