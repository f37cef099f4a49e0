/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.time.Instant;
import java.util.Optional;

/**
 * What API calls have made of one cache.
 *
 * @param declaration a digest of what {@code ebemu.yml} said of it then; empty for one that a call created
 * @param cluster what it is to be, if it is a cluster and differs from the declaration
 * @param group what it is to be, if it is a replication group and differs from the declaration
 * @param deleted whether a call has deleted it
 * @param restore the volume of the snapshot that its first data come from
 * @param createdAt when a call created it
 */
record CacheEntry(
        Optional<String> declaration,
        Optional<CacheCluster> cluster,
        Optional<ReplicationGroup> group,
        boolean deleted,
        Optional<String> restore,
        Optional<Instant> createdAt) {

    static CacheEntry none() {
        return new CacheEntry(
                Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
    }

    /** One that a call has created. */
    static CacheEntry created(ManagedService service, Optional<String> restore, Instant at) {
        return none().with(service, Optional.empty(), restore, Optional.of(at));
    }

    /** The same, changed. */
    CacheEntry changed(ManagedService service, Optional<String> declared) {
        return with(service, declared, restore, createdAt);
    }

    /** The same, once it has data. */
    CacheEntry restored() {
        return new CacheEntry(declaration, cluster, group, deleted, Optional.empty(), createdAt);
    }

    /** One that is declared and that a call has deleted. */
    static CacheEntry deleted(String declared) {
        return new CacheEntry(
                Optional.of(declared), Optional.empty(), Optional.empty(), true, Optional.empty(), Optional.empty());
    }

    private CacheEntry with(
            ManagedService service, Optional<String> declared, Optional<String> from, Optional<Instant> at) {
        return new CacheEntry(
                declared,
                service instanceof CacheCluster one ? Optional.of(one) : Optional.empty(),
                service instanceof ReplicationGroup one ? Optional.of(one) : Optional.empty(),
                false,
                from,
                at);
    }

    Optional<ManagedService> definition() {
        return cluster.<ManagedService>map(one -> one).or(() -> group);
    }

    /** Whether what it says was said of another declaration. */
    boolean supersededBy(String declared) {
        return declaration.filter(before -> !before.equals(declared)).isPresent();
    }
}
