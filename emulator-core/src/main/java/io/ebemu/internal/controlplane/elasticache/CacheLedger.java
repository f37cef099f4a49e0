/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.model.ParameterGroup;
import java.time.Instant;
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
 * @param snapshotted when an automated snapshot of each cache was last made or failed, or its windows began to count, by
 *     the identifier of a cluster or replication group
 */
record CacheLedger(
        Map<String, CacheEntry> caches,
        Map<String, ParameterGroup> parameterGroups,
        Map<String, String> primaries,
        Set<String> discarded,
        Map<String, Instant> snapshotted) {

    CacheLedger {
        caches = Map.copyOf(caches);
        parameterGroups = Map.copyOf(parameterGroups);
        primaries = Map.copyOf(primaries);
        discarded = Set.copyOf(discarded);
        snapshotted = Map.copyOf(snapshotted);
    }

    static CacheLedger empty() {
        return new CacheLedger(Map.of(), Map.of(), Map.of(), Set.of(), Map.of());
    }

    CacheEntry cache(String identifier) {
        return caches.getOrDefault(identifier, CacheEntry.none());
    }

    CacheLedger with(String identifier, CacheEntry entry) {
        Map<String, CacheEntry> changed = new TreeMap<>(caches);
        changed.put(identifier, entry);
        return new CacheLedger(changed, parameterGroups, primaries, discarded, snapshotted);
    }

    /** Without all that is said of a cache. */
    CacheLedger without(String identifier) {
        Map<String, CacheEntry> fewer = new TreeMap<>(caches);
        fewer.remove(identifier);
        Map<String, String> primariesLeft = new TreeMap<>(primaries);
        primariesLeft.remove(identifier);
        Map<String, Instant> snapshottedLeft = new TreeMap<>(snapshotted);
        snapshottedLeft.remove(identifier);
        return new CacheLedger(fewer, parameterGroups, primariesLeft, discarded, snapshottedLeft);
    }

    CacheLedger with(ParameterGroup group) {
        Map<String, ParameterGroup> changed = new TreeMap<>(parameterGroups);
        changed.put(group.name(), group);
        return new CacheLedger(caches, changed, primaries, discarded, snapshotted);
    }

    CacheLedger withoutGroup(String name) {
        Map<String, ParameterGroup> fewer = new TreeMap<>(parameterGroups);
        fewer.remove(name);
        return new CacheLedger(caches, fewer, primaries, discarded, snapshotted);
    }

    CacheLedger withPrimary(String group, String node) {
        Map<String, String> changed = new TreeMap<>(primaries);
        changed.put(group, node);
        return new CacheLedger(caches, parameterGroups, changed, discarded, snapshotted);
    }

    CacheLedger withDiscarded(Set<String> volumes) {
        return new CacheLedger(caches, parameterGroups, primaries, volumes, snapshotted);
    }

    CacheLedger withSnapshotted(String identifier, Instant at) {
        Map<String, Instant> changed = new TreeMap<>(snapshotted);
        changed.put(identifier, at);
        return new CacheLedger(caches, parameterGroups, primaries, discarded, changed);
    }
}
