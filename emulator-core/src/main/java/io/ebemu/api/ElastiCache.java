/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ElastiCache's API for the caches beside one environment. Each call returns once it has taken effect, where ElastiCache
 * would still be at work.
 *
 * <p>A refusal is an {@link io.ebemu.error.AwsApiException} with ElastiCache's code and text.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/Welcome.html">Amazon ElastiCache API
 *     Reference</a>
 */
public interface ElastiCache extends AutoCloseable {

    /** All clusters and nodes of replication groups, or the one that is named. */
    List<CacheStatus> describeCacheClusters(Optional<String> identifier);

    /**
     * Creates a cluster beside those that {@code ebemu.yml} declares.
     *
     * @param snapshot the snapshot that its data come from
     */
    CacheStatus createCacheCluster(CacheCluster cluster, Optional<String> snapshot);

    CacheStatus modifyCacheCluster(String identifier, CacheChange change);

    CacheStatus rebootCacheCluster(String identifier);

    /** Removes a cluster; with a name, a snapshot is made before. */
    CacheStatus deleteCacheCluster(String identifier, Optional<String> finalSnapshot);

    /** All groups, or the one that is named. */
    List<ReplicationGroupStatus> describeReplicationGroups(Optional<String> identifier);

    ReplicationGroupStatus createReplicationGroup(ReplicationGroup group, Optional<String> snapshot);

    ReplicationGroupStatus modifyReplicationGroup(String identifier, CacheChange change);

    ReplicationGroupStatus deleteReplicationGroup(String identifier, Optional<String> finalSnapshot);

    /** Makes a replica the primary, and the primary endpoint lead there. */
    ReplicationGroupStatus testFailover(String identifier);

    /**
     * Makes a snapshot by hand.
     *
     * @param source a cluster's or a replication group's identifier
     */
    Snapshot createSnapshot(String source, String snapshot);

    List<Snapshot> describeSnapshots(Optional<String> source, Optional<String> snapshot);

    Snapshot deleteSnapshot(String snapshot);

    ParameterGroup createCacheParameterGroup(ParameterGroup group);

    ParameterGroup modifyCacheParameterGroup(String name, Map<String, String> parameters);

    List<ParameterGroup> describeCacheParameterGroups(Optional<String> name);

    void deleteCacheParameterGroup(String name);

    /** What happened to caches, oldest first. */
    List<ServiceEventRecord> describeEvents(Optional<String> source);

    /** Lets go of the engine; what was made stays. */
    @Override
    void close();
}
