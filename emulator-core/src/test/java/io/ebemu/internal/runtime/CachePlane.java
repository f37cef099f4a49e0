/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.controlplane.elasticache.ElastiCacheControlPlane;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The control plane of ElastiCache alone. */
final class CachePlane implements ControlPlane {

    private final ElastiCacheControlPlane elastiCache = new ElastiCacheControlPlane();
    private final DeclaredServices others = new DeclaredServices();

    @Override
    public Wanted wanted(ApplicationVersion declared, Path stateDirectory) {
        return elastiCache.wanted(new Wanted(declared, Map.of()), stateDirectory);
    }

    @Override
    public Rds rds(ServiceScope scope) {
        return others.rds(scope);
    }

    @Override
    public ElastiCache elastiCache(ServiceScope scope) {
        return elastiCache.api(scope);
    }

    @Override
    public SecurityGroups securityGroups(ServiceScope scope) {
        return others.securityGroups(scope);
    }

    @Override
    public Set<String> discarded(Path stateDirectory) {
        return elastiCache.discarded(stateDirectory);
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return elastiCache.supervise(scope);
    }
}
