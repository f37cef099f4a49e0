/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.List;
import java.util.Optional;

/**
 * What {@code ModifyCacheCluster} or {@code ModifyReplicationGroup} is to make different. What is empty stays.
 *
 * @param nodeType the {@code CacheNodeType}
 * @param engineVersion the {@code EngineVersion}
 * @param authToken the {@code AuthToken}; masked in {@link #toString}
 * @param authTokenUpdateStrategy {@code ROTATE}, which keeps the old token valid too, or {@code SET}
 * @param parameterGroup the {@code CacheParameterGroupName}
 * @param snapshotRetentionLimit the {@code SnapshotRetentionLimit} in days
 * @param snapshotWindow the {@code SnapshotWindow}
 * @param securityGroups the {@code SecurityGroupIds}
 * @param automaticFailover the {@code AutomaticFailoverEnabled} of a replication group
 */
public record CacheChange(
        Optional<String> nodeType,
        Optional<String> engineVersion,
        Optional<String> authToken,
        Optional<String> authTokenUpdateStrategy,
        Optional<String> parameterGroup,
        Optional<Integer> snapshotRetentionLimit,
        Optional<String> snapshotWindow,
        Optional<List<String>> securityGroups,
        Optional<Boolean> automaticFailover) {

    /** Nothing is to be different. */
    public static CacheChange none() {
        return new CacheChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "CacheChange[nodeType=" + nodeType + ", engineVersion=" + engineVersion + "]";
    }
}
