/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.Rds;
import io.ebemu.internal.controlplane.Ledger;
import io.ebemu.internal.controlplane.ServicePlane;
import io.ebemu.internal.runtime.ControlPlane.Wanted;
import io.ebemu.internal.runtime.ServiceScope;
import java.nio.file.Path;
import java.util.Set;

/** DB instances as API calls change them. */
public final class RdsControlPlane implements ServicePlane {

    private final Ledger<RdsLedger> ledger = new Ledger<>("rds.json", RdsLedger.class, RdsLedger.empty());

    @Override
    public Wanted wanted(Wanted before, Path stateDirectory) {
        return WantedInstances.of(before, ledger.read(stateDirectory));
    }

    /** The API for one environment. */
    public Rds api(ServiceScope scope) {
        return new RdsApi(new Instances(scope, ledger));
    }

    /** What a program holds of the instances. */
    public InstanceHandles handles(ServiceScope scope) {
        return new InstanceHandles(new Instances(scope, ledger));
    }

    /** Saves what is to outlive its environment; returns the volumes that stay. */
    public Set<String> beforeDeletion(ServiceScope scope) {
        ServiceJobs jobs = new ServiceJobs(scope);
        return scope.exclusively(
                () -> new LastSnapshots(new Instances(scope, ledger), jobs, new Snapshots(scope, jobs)).make());
    }

    @Override
    public Set<String> discarded(Path stateDirectory) {
        return ledger.read(stateDirectory).discarded();
    }

    @Override
    public AutoCloseable supervise(ServiceScope scope) {
        Instances instances = new Instances(scope, ledger);
        ServiceJobs jobs = new ServiceJobs(scope);
        AutomatedBackups backups = new AutomatedBackups(instances, jobs, new Console(scope.engine()));
        Upkeep upkeep = new Upkeep(instances, new Snapshots(scope, jobs), backups);
        return new InstanceCare(instances, upkeep, backups);
    }
}
