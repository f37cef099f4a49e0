/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.observed.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Snapshots of caches on the engine: for each a volume, and, while it is being filled, the container that does it. What is
 * known of a snapshot is in the volume's labels, so that it outlives the environment's files.
 */
final class CacheSnapshots {

    static final String MANUAL = "manual";
    static final String AUTOMATED = "automated";

    private static final String IDENTIFIER = Labels.PREFIX + "snapshot";
    private static final String CREATED = Labels.PREFIX + "snapshot-created";
    private static final String PORT = Labels.PREFIX + "snapshot-port";
    private static final String TYPE = Labels.PREFIX + "snapshot-type";
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final int MOST_A_DAY = 20;
    private static final String COPY =
            "cp /data/dump.rdb /snapshot/begun.rdb && sync" + " && mv /snapshot/begun.rdb /snapshot/dump.rdb && sync";

    private final Caches caches;
    private final Nodes nodes;
    private final ServiceScope scope;

    CacheSnapshots(Caches caches, Nodes nodes) {
        this.caches = caches;
        this.nodes = nodes;
        this.scope = caches.scope();
    }

    String volume(String name) {
        return "ebemu-" + scope.environment().name() + "-" + WantedCaches.KIND + "-snapshot-" + name;
    }

    /** All of the environment, by their names' order. */
    List<Snapshot> all() {
        Set<String> discarded = caches.ledger().discarded();
        return scope
                .engine()
                .volumes()
                .list(Map.of(
                        Labels.ENVIRONMENT,
                        scope.environment().name(),
                        Labels.ROLE,
                        Labels.ROLE_SNAPSHOT,
                        Labels.SERVICE_KIND,
                        WantedCaches.KIND))
                .stream()
                .filter(volume -> !discarded.contains(volume.name()))
                .map(this::snapshot)
                .sorted(Comparator.comparing(Snapshot::identifier))
                .toList();
    }

    Optional<Snapshot> find(String name) {
        return all().stream().filter(one -> one.identifier().equals(name)).findFirst();
    }

    /** The volume of a snapshot from which a cache of that engine can begin. */
    String availableVolume(String name) {
        Snapshot snapshot = find(name).orElseThrow(() -> CacheFault.noSnapshot(name));
        if (!snapshot.status().equals("available")) {
            throw CacheFault.noSnapshot(name);
        }
        return volume(name);
    }

    /**
     * Makes a snapshot and waits for it.
     *
     * @param source the cluster or group that it is to be known of
     * @param node the node that has the values
     */
    Snapshot make(String name, String source, CacheCluster node, String type) {
        check(name, source, node, type);
        Map<String, String> labels = labels(name, source, node, type);
        scope.engine().containers().remove(volume(name));
        scope.engine().volumes().create(VolumeSpec.local(volume(name), labels));
        try {
            ContainerInfo server = caches.server(node).orElseThrow();
            String copier = scope.engine().containers().create(copier(name, server, labels));
            save(node, server);
            copy(name, copier);
        } catch (RuntimeException e) {
            remove(name);
            throw e;
        }
        return find(name).orElseThrow();
    }

    private void check(String name, String source, CacheCluster node, String type) {
        if (node.engine().equals("memcached")) {
            throw CacheFault.noSnapshots(node.engine());
        }
        if (find(name).isPresent()) {
            throw CacheFault.snapshotExists(name);
        }
        if (!caches.running(node)) {
            throw CacheFault.clusterState("Cache cluster " + node.identifier() + " is not in available state.");
        }
        Instant aDayAgo = scope.host().now().minus(Duration.ofDays(1));
        long today = all().stream()
                .filter(one -> one.source().equals(source) && one.type().equals(MANUAL))
                .filter(one -> one.createdAt().isAfter(aDayAgo))
                .count();
        if (type.equals(MANUAL) && today >= MOST_A_DAY) {
            throw CacheFault.tooManySnapshots(source);
        }
    }

    private void save(CacheCluster node, ContainerInfo server) {
        try (SavedSignal saved = SavedSignal.of(scope.engine(), server.id());
                RedisAdministration administration = nodes.connect(node)) {
            administration.beginSnapshot();
            if (!saved.await(DEADLINE)) {
                throw new ManagedServiceException("elasticache " + node.identifier()
                        + ": the server could not save its values; ebemu logs " + node.identifier() + " says why");
            }
        }
    }

    /** What copies the file; while it is there its volume is not whole. */
    private ContainerSpec copier(String name, ContainerInfo server, Map<String, String> labels) {
        Map<String, String> ofJob = new HashMap<>(labels);
        ofJob.put(Labels.ROLE, Labels.ROLE_SERVICE_JOB);
        return ContainerSpec.of(volume(name), server.image(), ofJob)
                .with(ContainerSpec.Program.of(List.of("sh", "-c", COPY), List.of()))
                .with(ContainerSpec.Network.none())
                .with(new ContainerSpec.Storage(
                        List.of(volume(name) + ":/snapshot"),
                        List.of(server.name() + ":ro"),
                        Map.of(),
                        List.of(),
                        false));
    }

    private void copy(String name, String copier) {
        scope.engine().containers().start(copier);
        int exitCode = scope.engine().containers().await(copier, DEADLINE);
        if (exitCode != 0) {
            throw new ManagedServiceException("snapshot " + name + " could not be copied (exit code " + exitCode
                    + "); see whether the engine has room for it, then try again");
        }
        // It has the cache's own volume mounted, which could not be removed before it.
        scope.engine().containers().remove(copier);
    }

    private Map<String, String> labels(String name, String source, CacheCluster node, String type) {
        Map<String, String> labels = new HashMap<>(scope.origin().labels());
        labels.put(Labels.ENVIRONMENT, scope.environment().name());
        labels.put(Labels.STATE_DIRECTORY, scope.stateDirectory().toString());
        labels.put(Labels.ROLE, Labels.ROLE_SNAPSHOT);
        labels.put(Labels.SERVICE_KIND, WantedCaches.KIND);
        labels.put(Labels.SERVICE_ID, source);
        labels.put(Labels.SERVICE_ENGINE, node.engine());
        labels.put(Labels.SERVICE_ENGINE_VERSION, node.engineVersion());
        labels.put(Labels.SERVICE_CLASS, node.instanceClass());
        labels.put(IDENTIFIER, name);
        labels.put(TYPE, type);
        labels.put(CREATED, scope.host().now().toString());
        labels.put(PORT, Integer.toString(node.port()));
        return labels;
    }

    private Snapshot snapshot(VolumeInfo volume) {
        Map<String, String> labels = volume.labels();
        return new Snapshot(
                WantedCaches.KIND,
                labels.getOrDefault(IDENTIFIER, ""),
                labels.getOrDefault(Labels.SERVICE_ID, ""),
                labels.getOrDefault(TYPE, MANUAL),
                status(scope.engine().containers().inspect(volume.name())),
                labels.getOrDefault(Labels.SERVICE_ENGINE, ""),
                labels.getOrDefault(Labels.SERVICE_ENGINE_VERSION, ""),
                labels.getOrDefault(Labels.SERVICE_CLASS, ""),
                Integer.parseInt(labels.getOrDefault(PORT, "0")),
                "",
                0,
                Instant.parse(labels.getOrDefault(CREATED, Instant.EPOCH.toString())));
    }

    /** A snapshot is whole once nothing copies into it any more; a server that begins with it looks whether it is. */
    private static String status(Optional<ContainerInfo> maker) {
        if (maker.isEmpty()) {
            return "available";
        }
        ContainerInfo container = maker.get();
        if (!container.finished()) {
            return "creating";
        }
        return container.exitCode() == 0 ? "available" : "failed";
    }

    /** Removes a snapshot; a volume that a server still has mounted goes later. */
    void remove(String name) {
        scope.engine().containers().remove(volume(name));
        if (!removeVolume(volume(name))) {
            Set<String> discarded = new HashSet<>(caches.ledger().discarded());
            discarded.add(volume(name));
            caches.change(ledger -> ledger.withDiscarded(discarded));
        }
    }

    /** Removes a cache's automated snapshots, which go with it. */
    void removeAutomated(String source) {
        automated(source).forEach(one -> remove(one.identifier()));
    }

    List<Snapshot> automated(String source) {
        return all().stream()
                .filter(one -> one.source().equals(source) && one.type().equals(AUTOMATED))
                .toList();
    }

    /** Removes what is left of snapshots whose maker was killed, and volumes that nobody has mounted any more. */
    void collect() {
        scope
                .engine()
                .containers()
                .list(Map.of(
                        Labels.ENVIRONMENT,
                        scope.environment().name(),
                        Labels.ROLE,
                        Labels.ROLE_SERVICE_JOB,
                        Labels.SERVICE_KIND,
                        WantedCaches.KIND))
                .stream()
                .filter(job -> job.finished() && job.exitCode() == 0)
                .forEach(job -> scope.engine().containers().remove(job.id()));
        Set<String> discarded = caches.ledger().discarded();
        Set<String> left = new HashSet<>(discarded);
        left.removeIf(this::removeVolume);
        if (left.size() < discarded.size()) {
            caches.change(ledger -> ledger.withDiscarded(left));
        }
    }

    private boolean removeVolume(String volume) {
        try {
            scope.engine().volumes().remove(volume);
            return true;
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
