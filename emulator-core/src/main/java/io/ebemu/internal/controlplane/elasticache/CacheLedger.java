/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.model.ParameterGroup;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What API calls have made of the caches of an environment, and which nodes have become primaries.
 *
 * @param caches by the identifier of a cluster or replication group
 * @param parameterGroups the parameter groups that calls have created or changed, by name
 * @param primaries the primary of each replication group that has failed over, by the group's identifier
 * @param discarded volumes of deleted snapshots that a server restored from them still has mounted
 */
record CacheLedger(
        Map<String, CacheEntry> caches,
        Map<String, ParameterGroup> parameterGroups,
        Map<String, String> primaries,
        Set<String> discarded) {

    CacheLedger {
        caches = Map.copyOf(caches);
        parameterGroups = Map.copyOf(parameterGroups);
        primaries = Map.copyOf(primaries);
        discarded = Set.copyOf(discarded);
    }

    static CacheLedger empty() {
        return new CacheLedger(Map.of(), Map.of(), Map.of(), Set.of());
    }

    CacheEntry cache(String identifier) {
        return caches.getOrDefault(identifier, CacheEntry.none());
    }

    CacheLedger with(String identifier, CacheEntry entry) {
        Map<String, CacheEntry> changed = new TreeMap<>(caches);
        changed.put(identifier, entry);
        return new CacheLedger(changed, parameterGroups, primaries, discarded);
    }

    /** Without all that is said of a cache. */
    CacheLedger without(String identifier) {
        Map<String, CacheEntry> fewer = new TreeMap<>(caches);
        fewer.remove(identifier);
        Map<String, String> primariesLeft = new TreeMap<>(primaries);
        primariesLeft.remove(identifier);
        return new CacheLedger(fewer, parameterGroups, primariesLeft, discarded);
    }

    CacheLedger with(ParameterGroup group) {
        Map<String, ParameterGroup> changed = new TreeMap<>(parameterGroups);
        changed.put(group.name(), group);
        return new CacheLedger(caches, changed, primaries, discarded);
    }

    CacheLedger withoutGroup(String name) {
        Map<String, ParameterGroup> fewer = new TreeMap<>(parameterGroups);
        fewer.remove(name);
        return new CacheLedger(caches, fewer, primaries, discarded);
    }

    CacheLedger withPrimary(String group, String node) {
        Map<String, String> changed = new TreeMap<>(primaries);
        changed.put(group, node);
        return new CacheLedger(caches, parameterGroups, changed, discarded);
    }

    CacheLedger withDiscarded(Set<String> volumes) {
        return new CacheLedger(caches, parameterGroups, primaries, volumes);
    }
}
