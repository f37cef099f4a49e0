/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.error.AwsApiException;

/** The refusals of the ElastiCache API, by their codes (botocore's service model of ElastiCache, 2015-02-02). */
final class CacheFault {

    private CacheFault() {}

    static AwsApiException invalidValue(String message) {
        return new AwsApiException("InvalidParameterValue", message);
    }

    static AwsApiException invalidCombination(String message) {
        return new AwsApiException("InvalidParameterCombination", message);
    }

    static AwsApiException noCluster(String identifier) {
        return new AwsApiException("CacheClusterNotFound", "CacheCluster not found: " + identifier);
    }

    static AwsApiException clusterExists(String identifier) {
        return new AwsApiException("CacheClusterAlreadyExists", "Cache cluster " + identifier + " already exists.");
    }

    static AwsApiException clusterState(String message) {
        return new AwsApiException("InvalidCacheClusterState", message);
    }

    static AwsApiException noGroup(String identifier) {
        return new AwsApiException("ReplicationGroupNotFoundFault", "ReplicationGroup " + identifier + " not found.");
    }

    static AwsApiException groupExists(String identifier) {
        return new AwsApiException(
                "ReplicationGroupAlreadyExists", "Replication group " + identifier + " already exists.");
    }

    static AwsApiException groupState(String message) {
        return new AwsApiException("InvalidReplicationGroupState", message);
    }

    static AwsApiException noSnapshot(String name) {
        return new AwsApiException("SnapshotNotFoundFault", name + " is either not present or not available.");
    }

    static AwsApiException snapshotExists(String name) {
        return new AwsApiException(
                "SnapshotAlreadyExistsFault", "Snapshot with specified name already exists: " + name);
    }

    static AwsApiException tooManySnapshots(String source) {
        return new AwsApiException(
                "SnapshotQuotaExceededFault",
                "The number of manual snapshots of " + source + " within 24 hours would exceed 20.");
    }

    static AwsApiException noSnapshots(String engine) {
        return new AwsApiException(
                "SnapshotFeatureNotSupportedFault", "Snapshots are not supported for the engine " + engine + ".");
    }

    static AwsApiException noParameterGroup(String name) {
        return new AwsApiException("CacheParameterGroupNotFound", "CacheParameterGroup not found: " + name);
    }

    static AwsApiException parameterGroupExists(String name) {
        return new AwsApiException("CacheParameterGroupAlreadyExists", "Parameter group " + name + " already exists");
    }

    static AwsApiException parameterGroupState(String message) {
        return new AwsApiException("InvalidCacheParameterGroupState", message);
    }
}
