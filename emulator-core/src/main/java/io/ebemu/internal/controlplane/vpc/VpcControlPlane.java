/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.controlplane.ServicePlane;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import java.nio.file.Path;

/** Security groups as API calls change them. */
public final class VpcControlPlane implements ServicePlane {

    @Override
    public Wanted wanted(Wanted before, Path stateDirectory) {
        return before;
    }

    /** The API for one environment. */
    public SecurityGroups api(ServiceScope scope) {
        throw new UnsupportedOperationException("not here yet");
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return () -> {};
    }
}
