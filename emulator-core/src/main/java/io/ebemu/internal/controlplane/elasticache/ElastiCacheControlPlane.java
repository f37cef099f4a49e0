/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.ElastiCache;
import io.ebemu.internal.controlplane.Ledger;
import io.ebemu.internal.controlplane.ServicePlane;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import java.nio.file.Path;
import java.util.Set;

/** Caches as API calls change them. */
public final class ElastiCacheControlPlane implements ServicePlane {

    private final Ledger<CacheLedger> file = new Ledger<>("elasticache.json", CacheLedger.class, CacheLedger.empty());

    @Override
    public Wanted wanted(Wanted before, Path stateDirectory) {
        return WantedCaches.of(before, file.read(stateDirectory));
    }

    /** The API for one environment. */
    public ElastiCache api(ServiceScope scope) {
        return new CacheApi(new Caches(scope, file));
    }

    /** What a program holds of the caches. */
    public CacheHandles handles(ServiceScope scope) {
        return new CacheHandles(new Caches(scope, file));
    }

    /** Removes automated snapshots, which go with their caches. */
    public void beforeDeletion(ServiceScope scope) {
        Caches caches = new Caches(scope, file);
        CacheSnapshots snapshots = new CacheSnapshots(caches, new Nodes(caches));
        scope.exclusively(() -> {
            caches.all().forEach(cache -> snapshots.removeAutomated(cache.identifier()));
            return caches;
        });
    }

    @Override
    public Set<String> discarded(Path stateDirectory) {
        return file.read(stateDirectory).discarded();
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        Caches caches = new Caches(scope, file);
        CacheLogs logs = new CacheLogs(caches);
        CacheCare care = new CacheCare(caches);
        return () -> {
            care.close();
            logs.close();
        };
    }
}
