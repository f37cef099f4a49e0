/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.model.ManagedService;
import java.util.Optional;

/** Brings a new cluster or group up, all of it or nothing. */
final class Birth {

    private final Caches caches;
    private final Nodes nodes;
    private final CacheSnapshots snapshots;

    Birth(Caches caches, Nodes nodes, CacheSnapshots snapshots) {
        this.caches = caches;
        this.nodes = nodes;
        this.snapshots = snapshots;
    }

    /** @param snapshot the name of the snapshot that its first data come from */
    void of(ManagedService service, Optional<String> snapshot) {
        Optional<String> volume = snapshot.map(snapshots::availableVolume);
        String identifier = service.identifier();
        // Data that an earlier one of that name left must not come back.
        nodes.remove(service);
        caches.change(ledger -> ledger.without(identifier)
                .with(
                        identifier,
                        CacheEntry.created(
                                service, volume, caches.scope().host().now())));
        try {
            caches.scope().reconcile();
        } catch (RuntimeException e) {
            caches.change(ledger -> ledger.without(identifier));
            nodes.remove(service);
            throw e;
        }
        caches.change(ledger ->
                ledger.with(identifier, ledger.cache(identifier).restored()));
    }
}
