/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.controlplane.rds.RdsControlPlane;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The control plane of RDS alone. */
final class RdsPlane implements ControlPlane {

    private final RdsControlPlane rds = new RdsControlPlane();
    private final DeclaredServices others = new DeclaredServices();

    @Override
    public Wanted wanted(ApplicationVersion declared, Path stateDirectory) {
        return rds.wanted(new Wanted(declared, Map.of()), stateDirectory);
    }

    @Override
    public Rds rds(ServiceScope scope) {
        return rds.api(scope);
    }

    @Override
    public ElastiCache elastiCache(ServiceScope scope) {
        return others.elastiCache(scope);
    }

    @Override
    public SecurityGroups securityGroups(ServiceScope scope) {
        return others.securityGroups(scope);
    }

    @Override
    public Set<String> beforeDeletion(ServiceScope scope) {
        return rds.beforeDeletion(scope);
    }

    @Override
    public Set<String> discarded(Path stateDirectory) {
        return rds.discarded(stateDirectory);
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return rds.supervise(scope);
    }
}
