/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.controlplane.vpc.VpcControlPlane;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;

/** A control plane of which only EC2 is called: services are what the bundle declares, and nobody looks after them. */
final class DeclaredServices implements ControlPlane {

    private final VpcControlPlane vpc = new VpcControlPlane();

    @Override
    public Wanted wanted(ApplicationVersion declared, Path stateDirectory) {
        return vpc.wanted(new Wanted(declared, Map.of()), stateDirectory);
    }

    @Override
    public Rds rds(ServiceScope scope) {
        throw new IllegalStateException("nobody calls RDS");
    }

    @Override
    public ElastiCache elastiCache(ServiceScope scope) {
        throw new IllegalStateException("nobody calls ElastiCache");
    }

    @Override
    public SecurityGroups securityGroups(ServiceScope scope) {
        return vpc.api(scope);
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return vpc.supervise(scope);
    }
}
