/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.CacheChange;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheSettings;
import io.ebemu.model.observed.CacheStatus;
import java.util.List;
import java.util.Optional;

/** The calls about cache clusters. */
final class ClusterCalls {

    private final Caches caches;
    private final Nodes nodes;
    private final CacheSnapshots snapshots;
    private final ParameterGroupCalls parameterGroups;
    private final Birth birth;

    ClusterCalls(Caches caches, Nodes nodes, CacheSnapshots snapshots, ParameterGroupCalls parameterGroups) {
        this.caches = caches;
        this.nodes = nodes;
        this.snapshots = snapshots;
        this.parameterGroups = parameterGroups;
        this.birth = new Birth(caches, nodes, snapshots);
    }

    List<CacheStatus> describe(Optional<String> identifier) {
        return identifier
                .map(one -> List.of(status(caches.existingNode(one))))
                .orElseGet(() -> caches.nodes().stream().map(this::status).toList());
    }

    CacheStatus status(CacheCluster node) {
        Optional<ContainerInfo> server = caches.server(node);
        return status(
                node,
                server.map(one -> one.running() ? stateOf(node) : "stopped").orElse("stopped"));
    }

    private String stateOf(CacheCluster node) {
        boolean saving = snapshots.all().stream()
                .anyMatch(one ->
                        one.source().equals(node.identifier()) && one.status().equals("creating"));
        boolean begun = caches.scope().unfinishedServices().contains(WantedCaches.KIND + ":" + node.identifier());
        return saving ? "snapshotting" : begun ? "creating" : "available";
    }

    private CacheStatus status(CacheCluster node, String state) {
        return new CacheStatus(
                node,
                state,
                node.endpoint(caches.scope().environment()),
                nodes.hostEndpoint(node),
                caches.ledger()
                        .cache(node.identifier())
                        .createdAt()
                        .or(() -> caches.networkInterface(node).map(ContainerInfo::createdAt)));
    }

    CacheStatus create(CacheCluster cluster, Optional<String> snapshot) {
        CacheRules.check(cluster);
        if (caches.node(cluster.identifier()).isPresent()) {
            throw CacheFault.clusterExists(cluster.identifier());
        }
        cluster.parameterGroup().ifPresent(group -> parameterGroups.existing(group.name()));
        birth.of(cluster, snapshot);
        caches.tell(cluster.identifier(), "Cache cluster created");
        return status(caches.existingNode(cluster.identifier()));
    }

    CacheStatus modify(String identifier, CacheChange change) {
        CacheCluster before = alone(identifier);
        if (change.authToken().isPresent() || change.automaticFailover().isPresent()) {
            throw CacheFault.invalidCombination(
                    "AuthToken and AutomaticFailoverEnabled are only supported for replication groups.");
        }
        change.nodeType().ifPresent(CacheRules::checkNodeType);
        change.engineVersion().ifPresent(version -> CacheRules.checkUpgrade(before.engineVersion(), version));
        change.snapshotRetentionLimit().ifPresent(CacheRules::checkRetention);
        CacheRules.checkWindow(change.snapshotWindow());
        CacheCluster after = before.changed(
                change.nodeType().orElse(before.instanceClass()),
                change.engineVersion().orElse(before.engineVersion()),
                backup(before.backup(), change),
                change.securityGroups().orElse(before.securityGroups()),
                settings(before.settings(), change));
        caches.changeTo(after);
        caches.scope().reconcile();
        caches.node(identifier).ifPresent(parameterGroups::apply);
        return status(caches.existingNode(identifier));
    }

    static BackupSettings backup(BackupSettings before, CacheChange change) {
        return new BackupSettings(
                change.snapshotRetentionLimit().orElse(before.retentionPeriod()),
                change.snapshotWindow().or(before::window));
    }

    private CacheSettings settings(CacheSettings before, CacheChange change) {
        return new CacheSettings(
                before.authTokens(),
                change.parameterGroup().map(parameterGroups::existing).or(before::parameterGroup));
    }

    CacheStatus reboot(String identifier) {
        CacheCluster node = caches.existingNode(identifier);
        if (!caches.running(node)) {
            throw CacheFault.clusterState("Cache cluster " + identifier + " is not in available state.");
        }
        nodes.stop(node);
        caches.scope().reconcile();
        caches.tell(identifier, "Finished restarting cache nodes 0001");
        return status(caches.existingNode(identifier));
    }

    CacheStatus delete(String identifier, Optional<String> finalSnapshot) {
        CacheCluster cluster = alone(identifier);
        finalSnapshot.ifPresent(name -> snapshots.make(name, identifier, cluster, CacheSnapshots.MANUAL));
        CacheStatus last = status(cluster, "deleting");
        caches.delete(identifier);
        nodes.remove(cluster);
        snapshots.removeAutomated(identifier);
        caches.tell(identifier, "Cache cluster deleted");
        return last;
    }

    /** A cluster that is no group's node: a node changes with its group. */
    private CacheCluster alone(String identifier) {
        CacheCluster node = caches.existingNode(identifier);
        node.replicationGroup().ifPresent(group -> {
            throw CacheFault.clusterState("Cache cluster " + identifier + " is part of a replication group. Use the"
                    + " calls for the replication group " + group + " instead.");
        });
        return node;
    }
}
