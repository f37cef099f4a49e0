/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.bootstrap;

import io.ebemu.internal.runtime.ControlPlane;

/** The control plane that the emulator has, for tests that choose everything else themselves. */
public final class ControlPlanes {

    private ControlPlanes() {}

    public static ControlPlane local() {
        return new LocalControlPlane();
    }
}
