/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheNodeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The command line of a Memcached server: the node type's memory, and the parameter group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached">Memcached
 *     specific parameters</a>
 */
final class MemcachedOptions {

    private static final String OVERHEAD = "memcached_connections_overhead";
    /** MiB of the node's memory that are not for values. */
    private static final String OVERHEAD_BY_DEFAULT = "100";

    private static final Map<String, String> WITH_VALUE = Map.of(
            "backlog_queue_limit", "-b",
            "chunk_size", "-n",
            "chunk_size_growth_factor", "-f",
            "max_item_size", "-I",
            "max_simultaneous_connections", "-c");
    private static final Map<String, String> SWITCHES = Map.of("cas_disabled", "-C", "error_on_memory_exhausted", "-M");

    private MemcachedOptions() {}

    /**
     * The arguments.
     *
     * @throws ManagedServiceException if the parameter group sets what is not known here
     */
    static List<String> of(CacheCluster cluster) {
        List<String> options = new ArrayList<>();
        valueMiB(cluster).ifPresent(mib -> options.addAll(List.of("-m", Long.toString(mib))));
        Map<String, String> parameters = new TreeMap<>(cluster.parameters());
        parameters.forEach((name, value) -> {
            if (WITH_VALUE.containsKey(name)) {
                options.addAll(List.of(WITH_VALUE.get(name), value));
            } else if (SWITCHES.containsKey(name)) {
                options.addAll(value.equals("1") ? List.of(SWITCHES.get(name)) : List.of());
            } else if (!name.equals(OVERHEAD)) {
                throw new ManagedServiceException(
                        "The parameter " + name + " of Memcached is not known here. Known are "
                                + String.join(", ", new TreeMap<>(WITH_VALUE).keySet()) + ", "
                                + String.join(", ", new TreeMap<>(SWITCHES).keySet()) + " and " + OVERHEAD);
            }
        });
        return options;
    }

    /** Memory for values; empty for a node type of unknown size. */
    private static OptionalLong valueMiB(CacheCluster cluster) {
        long overhead = Long.parseLong(cluster.parameters().getOrDefault(OVERHEAD, OVERHEAD_BY_DEFAULT));
        return CacheNodeType.of(cluster.instanceClass()).stream()
                .mapToLong(type -> (type.maxmemory() >> 20) - overhead)
                .findFirst();
    }
}
