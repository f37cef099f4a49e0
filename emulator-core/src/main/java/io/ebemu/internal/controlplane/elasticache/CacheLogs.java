/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.error.EbemuException;
import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.ServiceWatch;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps in files what production delivers to CloudWatch Logs, while the environment is supervised: of each node of Redis
 * or Valkey the engine's log and the slow log. A server tells nobody of its slow log; so it is read now and then, as
 * ElastiCache does too, and once more at the end.
 */
final class CacheLogs implements AutoCloseable {

    private static final Duration READ_EVERY = Duration.ofSeconds(10);
    private static final Duration TIME_TO_END = Duration.ofSeconds(15);

    private final Caches caches;
    private final Nodes nodes;
    private final Map<String, NodeLogs> logs = new HashMap<>();
    private final ServiceWatch watch = new ServiceWatch("ebemu-elasticache-logs");
    private volatile boolean troubleTold;

    CacheLogs(Caches caches) {
        this.caches = caches;
        this.nodes = new Nodes(caches);
        watch.follow(caches.scope(), WantedCaches.KIND, CacheLogs::beginsServer, this::followAll);
        watch.soon(this::followAll);
        watch.every(READ_EVERY, READ_EVERY, this::read);
    }

    private static boolean beginsServer(ContainerEvent event) {
        return event.action().equals("start")
                && Labels.ROLE_SERVICE.equals(event.attributes().get(Labels.ROLE));
    }

    private void followAll() {
        keep(this::follow);
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
        watch.soon(this::read);
        watch.finish(TIME_TO_END);
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
