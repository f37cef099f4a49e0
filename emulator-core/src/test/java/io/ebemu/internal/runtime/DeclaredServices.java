/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;

/** A control plane that nobody calls: services are what the bundle declares. */
final class DeclaredServices implements ControlPlane {

    @Override
    public Wanted wanted(ApplicationVersion declared, Path stateDirectory) {
        return new Wanted(declared, Map.of());
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
        throw new IllegalStateException("nobody calls EC2");
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return () -> {};
    }
}
