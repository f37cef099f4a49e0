/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.Cache;
import io.ebemu.error.UsageException;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.ManagedService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a program holds of the caches beside an environment that this process supervises. */
public final class CacheHandles implements AutoCloseable {

    private final Caches caches;
    private final ServiceScope scope;
    private final Map<String, CacheHandle> handles = new ConcurrentHashMap<>();

    CacheHandles(Caches caches) {
        this.caches = caches;
        this.scope = caches.scope();
    }

    /**
     * A cluster or group, or a node of a group; the same one each time.
     *
     * @throws UsageException if there is none of that name
     */
    public Cache of(String identifier) {
        if (caches.service(identifier).isEmpty()) {
            throw unknown(identifier);
        }
        return handles.computeIfAbsent(identifier, name -> new CacheHandle(name, caches));
    }

    /** All clusters and groups. */
    public List<Cache> all() {
        return caches.all().stream().map(one -> of(one.identifier())).toList();
    }

    private UsageException unknown(String identifier) {
        List<String> names =
                caches.all().stream().map(ManagedService::identifier).toList();
        return new UsageException("environment " + scope.environment() + " has no cache " + identifier + "; it has "
                + (names.isEmpty() ? "none" : String.join(", ", names)));
    }

    @Override
    public void close() {
        handles.values().forEach(CacheHandle::close);
    }
}
