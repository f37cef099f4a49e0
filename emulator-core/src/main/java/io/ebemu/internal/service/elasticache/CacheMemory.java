/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheNodeType;
import java.util.OptionalLong;

/**
 * How much memory a node has.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html">Managing reserved
 *     memory</a>
 */
final class CacheMemory {

    private static final String RESERVED = "reserved-memory-percent";
    private static final String RESERVED_BY_DEFAULT = "25";
    /** What a server needs beside its data. */
    private static final long OVERHEAD = 64L << 20;

    private CacheMemory() {}

    /**
     * Bytes for data: the node type's, without the reserved part; empty for a node type of unknown size. At least one, as
     * a server takes 0 for no limit.
     */
    static OptionalLong forData(CacheCluster cluster) {
        long percent = Long.parseLong(cluster.parameters().getOrDefault(RESERVED, RESERVED_BY_DEFAULT));
        return CacheNodeType.of(cluster.instanceClass()).stream()
                .mapToLong(type -> Math.max(1, type.maxmemory() * (100 - percent) / 100))
                .findFirst();
    }

    /** Bytes for the server: a snapshot of data that change meanwhile takes as much again (copy on write). */
    static OptionalLong forServer(CacheCluster cluster) {
        return forData(cluster).stream().map(data -> 2 * data + OVERHEAD).findFirst();
    }
}
