/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.CacheChange;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.ServiceEventRecord;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** ElastiCache's API, one change at a time. */
final class CacheApi implements ElastiCache {

    private final Caches caches;
    private final CacheSnapshots snapshots;
    private final ParameterGroupCalls parameterGroups;
    private final ClusterCalls clusters;
    private final GroupCalls groups;

    CacheApi(Caches caches) {
        this.caches = caches;
        Nodes nodes = new Nodes(caches);
        this.snapshots = new CacheSnapshots(caches, nodes);
        this.parameterGroups = new ParameterGroupCalls(caches, nodes);
        this.clusters = new ClusterCalls(caches, nodes, snapshots, parameterGroups);
        this.groups = new GroupCalls(caches, nodes, snapshots, parameterGroups, clusters);
    }

    private <T> T change(Supplier<T> call) {
        return caches.scope().exclusively(() -> {
            caches.letDeclarationsWin();
            snapshots.collect();
            return call.get();
        });
    }

    @Override
    public List<CacheStatus> describeCacheClusters(Optional<String> identifier) {
        return clusters.describe(identifier);
    }

    @Override
    public CacheStatus createCacheCluster(CacheCluster cluster, Optional<String> snapshot) {
        return change(() -> clusters.create(cluster, snapshot));
    }

    @Override
    public CacheStatus modifyCacheCluster(String identifier, CacheChange change) {
        return change(() -> clusters.modify(identifier, change));
    }

    @Override
    public CacheStatus rebootCacheCluster(String identifier) {
        return change(() -> clusters.reboot(identifier));
    }

    @Override
    public CacheStatus deleteCacheCluster(String identifier, Optional<String> finalSnapshot) {
        return change(() -> clusters.delete(identifier, finalSnapshot));
    }

    @Override
    public List<ReplicationGroupStatus> describeReplicationGroups(Optional<String> identifier) {
        return groups.describe(identifier);
    }

    @Override
    public ReplicationGroupStatus createReplicationGroup(ReplicationGroup group, Optional<String> snapshot) {
        return change(() -> groups.create(group, snapshot));
    }

    @Override
    public ReplicationGroupStatus modifyReplicationGroup(String identifier, CacheChange change) {
        return change(() -> groups.modify(identifier, change));
    }

    @Override
    public ReplicationGroupStatus deleteReplicationGroup(String identifier, Optional<String> finalSnapshot) {
        return change(() -> groups.delete(identifier, finalSnapshot));
    }

    @Override
    public ReplicationGroupStatus testFailover(String identifier) {
        return change(() -> groups.testFailover(identifier));
    }

    @Override
    public Snapshot createSnapshot(String source, String snapshot) {
        return change(() -> {
            CacheCluster node = caches.groups().stream()
                    .filter(group -> group.identifier().equals(source))
                    .map(ReplicationGroup::primary)
                    .findFirst()
                    .orElseGet(() -> caches.existingNode(source));
            Snapshot made = snapshots.make(snapshot, source, node, CacheSnapshots.MANUAL);
            caches.tell(source, "Snapshot succeeded for snapshot with ID '" + snapshot + "' of cache cluster with ID '"
                    + node.identifier() + "'");
            return made;
        });
    }

    @Override
    public List<Snapshot> describeSnapshots(Optional<String> source, Optional<String> snapshot) {
        List<Snapshot> found = snapshots.all().stream()
                .filter(one -> source.isEmpty() || one.source().equals(source.get()))
                .filter(one -> snapshot.isEmpty() || one.identifier().equals(snapshot.get()))
                .toList();
        if (found.isEmpty() && snapshot.isPresent()) {
            throw CacheFault.noSnapshot(snapshot.get());
        }
        return found;
    }

    @Override
    public Snapshot deleteSnapshot(String snapshot) {
        return change(() -> {
            Snapshot last = snapshots.find(snapshot).orElseThrow(() -> CacheFault.noSnapshot(snapshot));
            snapshots.remove(snapshot);
            return last;
        });
    }

    @Override
    public ParameterGroup createCacheParameterGroup(ParameterGroup group) {
        return change(() -> parameterGroups.create(group));
    }

    @Override
    public ParameterGroup modifyCacheParameterGroup(String name, Map<String, String> parameters) {
        return change(() -> parameterGroups.modify(name, parameters));
    }

    @Override
    public List<ParameterGroup> describeCacheParameterGroups(Optional<String> name) {
        return parameterGroups.describe(name);
    }

    @Override
    public void deleteCacheParameterGroup(String name) {
        change(() -> {
            parameterGroups.delete(name);
            return name;
        });
    }

    @Override
    public List<ServiceEventRecord> describeEvents(Optional<String> source) {
        List<String> groupNames =
                caches.groups().stream().map(ManagedService::identifier).toList();
        List<ServiceEventRecord> records = new ArrayList<>();
        caches.scope().replayEvents(event -> {
            if (event instanceof ServiceChanged change
                    && change.kind().equals(WantedCaches.KIND)
                    && (source.isEmpty() || change.service().equals(source.get()))) {
                records.add(new ServiceEventRecord(
                        change.service(),
                        groupNames.contains(change.service()) ? "replication-group" : "cache-cluster",
                        "",
                        change.message(),
                        change.at()));
            }
        });
        return records;
    }

    @Override
    public void close() {
        caches.scope().close();
    }
}
