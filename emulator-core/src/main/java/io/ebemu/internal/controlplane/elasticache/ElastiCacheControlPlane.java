/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.api.ElastiCache;
import io.ebemu.internal.controlplane.ServicePlane;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import java.nio.file.Path;

/** Caches as API calls change them. */
public final class ElastiCacheControlPlane implements ServicePlane {

    @Override
    public Wanted wanted(Wanted before, Path stateDirectory) {
        return before;
    }

    /** The API for one environment. */
    public ElastiCache api(ServiceScope scope) {
        throw new UnsupportedOperationException("not here yet");
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return () -> {};
    }
}
