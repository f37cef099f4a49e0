/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What API calls have made of an environment's instances.
 *
 * @param instances by identifier
 * @param parameterGroups by name
 * @param snapshotPasswords the master users' passwords of snapshots, by snapshot: a snapshot itself has only verifiers
 * @param discarded volumes to remove as soon as no container has them mounted
 */
record RdsLedger(
        Map<String, LedgerInstance> instances,
        Map<String, LedgerGroup> parameterGroups,
        Map<String, String> snapshotPasswords,
        Set<String> discarded) {

    RdsLedger {
        instances = Map.copyOf(instances);
        parameterGroups = Map.copyOf(parameterGroups);
        snapshotPasswords = Map.copyOf(snapshotPasswords);
        discarded = Set.copyOf(discarded);
    }

    static RdsLedger empty() {
        return new RdsLedger(Map.of(), Map.of(), Map.of(), Set.of());
    }

    LedgerInstance instance(String identifier) {
        return Optional.ofNullable(instances.get(identifier)).orElseGet(LedgerInstance::asDeclared);
    }

    RdsLedger with(String identifier, LedgerInstance instance) {
        Map<String, LedgerInstance> all = new TreeMap<>(instances);
        all.put(identifier, instance);
        return new RdsLedger(all, parameterGroups, snapshotPasswords, discarded);
    }

    RdsLedger without(String identifier) {
        Map<String, LedgerInstance> all = new TreeMap<>(instances);
        all.remove(identifier);
        return new RdsLedger(all, parameterGroups, snapshotPasswords, discarded);
    }

    RdsLedger with(LedgerGroup group) {
        Map<String, LedgerGroup> all = new TreeMap<>(parameterGroups);
        all.put(group.group().name(), group);
        return new RdsLedger(instances, all, snapshotPasswords, discarded);
    }

    RdsLedger withoutGroup(String name) {
        Map<String, LedgerGroup> all = new TreeMap<>(parameterGroups);
        all.remove(name);
        return new RdsLedger(instances, all, snapshotPasswords, discarded);
    }

    RdsLedger withPassword(String snapshot, String password) {
        Map<String, String> all = new TreeMap<>(snapshotPasswords);
        all.put(snapshot, password);
        return new RdsLedger(instances, parameterGroups, all, discarded);
    }

    RdsLedger withoutPassword(String snapshot) {
        Map<String, String> all = new TreeMap<>(snapshotPasswords);
        all.remove(snapshot);
        return new RdsLedger(instances, parameterGroups, all, discarded);
    }

    RdsLedger discarding(String volume) {
        Set<String> all = new TreeSet<>(discarded);
        all.add(volume);
        return new RdsLedger(instances, parameterGroups, snapshotPasswords, all);
    }

    RdsLedger withDiscarded(Set<String> volumes) {
        return new RdsLedger(instances, parameterGroups, snapshotPasswords, volumes);
    }

    /** Passwords stay hidden. */
    @Override
    public String toString() {
        return "RdsLedger[" + instances.keySet() + ", " + parameterGroups.keySet() + "]";
    }
}
