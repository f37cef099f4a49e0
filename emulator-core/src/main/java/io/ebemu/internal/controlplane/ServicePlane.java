/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane;

import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import java.nio.file.Path;
import java.util.Set;

/** The control plane of one AWS service, for one environment at a time. */
public interface ServicePlane {

    /** What there is to be, after all that this service's API calls have changed. */
    Wanted wanted(Wanted before, Path stateDirectory);

    /** Volumes that calls have deleted while containers had them mounted. */
    default Set<String> discarded(Path stateDirectory) {
        return Set.of();
    }

    /** Begins to look after this service while the environment is supervised; ends when closed. */
    AutoCloseable supervise(ServiceScope scope);
}
