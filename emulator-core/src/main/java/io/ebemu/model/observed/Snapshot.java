/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import java.time.Instant;

/**
 * A snapshot of a DB instance or of a cache, as {@code DescribeDBSnapshots} and {@code DescribeSnapshots} tell it.
 *
 * @param kind {@code rds} or {@code elasticache}
 * @param identifier the {@code DBSnapshotIdentifier} or {@code SnapshotName}
 * @param source the identifier of the instance, cluster or replication group that it was made of
 * @param type {@code manual} or {@code automated}
 * @param status {@code creating}, {@code available} or {@code failed}
 * @param engine the engine
 * @param engineVersion the engine's version
 * @param instanceClass the class or node type of the source
 * @param port the port of the source
 * @param masterUsername the master user of a DB instance; empty for a cache
 * @param allocatedStorage the storage of a DB instance in GiB; 0 for a cache
 * @param createdAt when it was made
 */
public record Snapshot(
        String kind,
        String identifier,
        String source,
        String type,
        String status,
        String engine,
        String engineVersion,
        String instanceClass,
        int port,
        String masterUsername,
        int allocatedStorage,
        Instant createdAt) {}
