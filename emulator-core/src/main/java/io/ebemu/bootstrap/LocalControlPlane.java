/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.bootstrap;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.controlplane.ServicePlane;
import io.ebemu.internal.controlplane.elasticache.ElastiCacheControlPlane;
import io.ebemu.internal.controlplane.rds.RdsControlPlane;
import io.ebemu.internal.controlplane.vpc.VpcControlPlane;
import io.ebemu.internal.runtime.ControlPlane;
import io.ebemu.internal.runtime.ServiceHandles;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The control planes of the services, one after the other. */
final class LocalControlPlane implements ControlPlane {

    private final RdsControlPlane rds = new RdsControlPlane();
    private final ElastiCacheControlPlane elastiCache = new ElastiCacheControlPlane();
    private final VpcControlPlane vpc = new VpcControlPlane();
    private final List<ServicePlane> planes = List.of(vpc, rds, elastiCache);

    @Override
    public Wanted wanted(ApplicationVersion declared, Path stateDirectory) {
        Wanted wanted = new Wanted(declared, Map.of());
        for (ServicePlane plane : planes) {
            wanted = plane.wanted(wanted, stateDirectory);
        }
        return wanted;
    }

    @Override
    public Rds rds(ServiceScope scope) {
        return rds.api(scope);
    }

    @Override
    public ElastiCache elastiCache(ServiceScope scope) {
        return elastiCache.api(scope);
    }

    @Override
    public SecurityGroups securityGroups(ServiceScope scope) {
        return vpc.api(scope);
    }

    @Override
    public Set<String> beforeDeletion(ServiceScope scope) {
        elastiCache.beforeDeletion(scope);
        return rds.beforeDeletion(scope);
    }

    @Override
    public Set<String> discarded(Path stateDirectory) {
        Set<String> all = new HashSet<>();
        planes.forEach(plane -> all.addAll(plane.discarded(stateDirectory)));
        return all;
    }

    @Override
    public ServiceHandles handles(ServiceScope scope) {
        return new LocalHandles(rds.handles(scope), elastiCache.handles(scope));
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        Deque<AutoCloseable> begun = new ArrayDeque<>();
        for (ServicePlane plane : planes) {
            begun.push(plane.supervise(scope));
        }
        return () -> {
            for (AutoCloseable one : begun) {
                one.close();
            }
        };
    }
}
