/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.bootstrap;

import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.internal.controlplane.elasticache.CacheHandles;
import io.ebemu.internal.controlplane.rds.InstanceHandles;
import io.ebemu.internal.runtime.ServiceHandles;
import java.util.List;

/** The handles of all services. */
record LocalHandles(InstanceHandles instances, CacheHandles cacheHandles) implements ServiceHandles {

    @Override
    public Database database(String identifier) {
        return instances.of(identifier);
    }

    @Override
    public Cache cache(String identifier) {
        return cacheHandles.of(identifier);
    }

    @Override
    public List<Database> databases() {
        return instances.all();
    }

    @Override
    public List<Cache> caches() {
        return cacheHandles.all();
    }

    @Override
    public void close() {
        instances.close();
        cacheHandles.close();
    }
}
