/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter of Redis that a cache parameter group can set.
 *
 * @param name its name, which is the server's too
 * @param modifiable whether a group can set it at all
 * @param immediate whether a server that runs takes it over; if not, the next one does
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html">Redis OSS
 *     parameters</a>
 */
public record CacheParameter(String name, boolean modifiable, boolean immediate) {

    /** The one that no server knows: it makes {@code maxmemory}. */
    public static final String RESERVED_MEMORY_PERCENT = "reserved-memory-percent";

    private static final List<String> IMMEDIATE = List.of(
            "acllog-max-len",
            "active-defrag-cycle-max",
            "active-defrag-cycle-min",
            "active-defrag-ignore-bytes",
            "active-defrag-max-scan-fields",
            "active-defrag-threshold-lower",
            "active-defrag-threshold-upper",
            "active-expire-effort",
            "activedefrag",
            "hash-max-listpack-entries",
            "hash-max-listpack-value",
            "hash-max-ziplist-entries",
            "hash-max-ziplist-value",
            "hll-sparse-max-bytes",
            "latency-tracking",
            "lazyfree-lazy-eviction",
            "lazyfree-lazy-expire",
            "lazyfree-lazy-server-del",
            "lazyfree-lazy-user-del",
            "lfu-decay-time",
            "lfu-log-factor",
            "list-compress-depth",
            "list-max-listpack-size",
            "list-max-ziplist-size",
            "maxmemory-clients",
            "maxmemory-policy",
            "maxmemory-samples",
            "min-replicas-max-lag",
            "min-replicas-to-write",
            "min-slaves-max-lag",
            "min-slaves-to-write",
            "notify-keyspace-events",
            "proto-max-bulk-len",
            "repl-backlog-size",
            "repl-backlog-ttl",
            "repl-timeout",
            RESERVED_MEMORY_PERCENT,
            "set-max-intset-entries",
            "slowlog-log-slower-than",
            "slowlog-max-len",
            "stream-node-max-bytes",
            "stream-node-max-entries",
            "tcp-keepalive",
            "timeout",
            "tracking-table-max-keys",
            "zset-max-listpack-entries",
            "zset-max-listpack-value",
            "zset-max-ziplist-entries",
            "zset-max-ziplist-value");
    private static final List<String> WITH_THE_NEXT_SERVER = List.of("activerehashing", "databases");
    private static final List<String> FIXED = List.of(
            "appendfsync", "appendonly", "cluster-enabled", "lua-time-limit", "maxclients", "maxmemory", "save");

    private static final Map<String, CacheParameter> KNOWN = known();

    private static Map<String, CacheParameter> known() {
        Map<String, CacheParameter> known = new HashMap<>();
        IMMEDIATE.forEach(name -> known.put(name, new CacheParameter(name, true, true)));
        WITH_THE_NEXT_SERVER.forEach(name -> known.put(name, new CacheParameter(name, true, false)));
        FIXED.forEach(name -> known.put(name, new CacheParameter(name, false, false)));
        return Map.copyOf(known);
    }

    /** The parameter of that name; empty for one that is not known here. */
    public static Optional<CacheParameter> of(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** Whether the server knows it under its name. */
    boolean ofServer() {
        return !name.equals(RESERVED_MEMORY_PERCENT);
    }
}
