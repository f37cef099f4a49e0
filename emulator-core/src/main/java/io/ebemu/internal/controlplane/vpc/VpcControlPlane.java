/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.api.SecurityGroups;
import io.ebemu.internal.controlplane.Ledger;
import io.ebemu.internal.controlplane.ServicePlane;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import java.nio.file.Path;

/** Security groups as API calls change them. They hold by themselves: nobody has to look after them. */
public final class VpcControlPlane implements ServicePlane {

    private final Ledger<VpcChanges> ledger = new Ledger<>("vpc.json", VpcChanges.class, VpcChanges.none());

    @Override
    public Wanted wanted(Wanted before, Path stateDirectory) {
        return new Wanted(ledger.read(stateDirectory).appliedTo(before.version()), before.intents());
    }

    /** The API for one environment. */
    public SecurityGroups api(ServiceScope scope) {
        return new VpcApi(scope, ledger);
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        return () -> {};
    }
}
