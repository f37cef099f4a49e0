/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.util.Optional;

/** Calls that make, stop, start, reboot and delete instances; for whoever has the services' lock. */
final class InstanceCalls {

    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private final Instances instances;
    private final Groups groups;
    private final AutomatedBackups backups;
    private final Snapshots snapshots;

    InstanceCalls(Instances instances, Groups groups, AutomatedBackups backups, Snapshots snapshots) {
        this.instances = instances;
        this.groups = groups;
        this.backups = backups;
        this.snapshots = snapshots;
    }

    /** Creates an instance; returns its identifier as RDS keeps it. */
    String create(DBInstance asked) {
        DBInstance instance = asked.toBuilder()
                .identifier(InstanceRules.identifier("DBInstanceIdentifier", asked.identifier()))
                .parameterGroup(asked.parameterGroup().flatMap(group -> groups.resolve(group.name())))
                .build();
        InstanceRules.checkNew(instance);
        Groups.checkFamily(instance);
        bringUp(instance, Optional.empty());
        return instance.identifier();
    }

    /** Makes an instance that is not there yet; nothing of it stays if it does not become available. */
    void bringUp(DBInstance instance, Optional<Restoration> restore) {
        String identifier = instance.identifier();
        if (instances.find(identifier).isPresent()) {
            throw RdsFault.instanceExists();
        }
        RdsLedger before = instances.ledger();
        LedgerInstance gone = before.instance(identifier);
        LedgerInstance entry = LedgerInstance.asDeclared()
                .defined(instance, instances.digest(identifier))
                .keptIn(gone.storage().or(() -> instances.freeStorage(instance)))
                .restoring(restore);
        instances.change(ledger -> ledger.with(identifier, entry));
        try {
            instances.scope().reconcile();
        } catch (RuntimeException e) {
            removeServer(instance);
            removeData(instance);
            instances.change(ledger -> before);
            throw e;
        }
        instances.changeEntry(
                identifier,
                known -> known.restoring(Optional.empty())
                        .createdAt(Optional.of(instances.scope().host().now())));
        instances.tell(identifier, "RDS-EVENT-0005", "DB instance created.");
        backups.begin(instance);
    }

    void stop(DBInstance instance) {
        ContainerInfo server = instances.available(instance);
        if (backups.kept(instance)) {
            backups.awaitEnd(instance, Duration.ofMinutes(10));
            backups.archiveNow(instance, server);
        }
        String identifier = instance.identifier();
        instances.changeEntry(identifier, entry -> entry.stopped(true, instances.digest(identifier)));
        removeServer(instance);
        instances.tell(identifier, "RDS-EVENT-0087", "DB instance stopped.");
    }

    void start(DBInstance instance) {
        String identifier = instance.identifier();
        if (!instances.entry(identifier).stopped()) {
            throw RdsFault.invalidState("Instance " + identifier + " cannot be started as it is not in one of the"
                    + " following statuses: 'stopped, inaccessible-encryption-credentials-recoverable'");
        }
        instances.changeEntry(identifier, entry -> entry.stopped(false, instances.digest(identifier)));
        instances.scope().reconcile();
        instances.tell(identifier, "RDS-EVENT-0088", "DB instance started.");
    }

    /** Reboots an instance; returns its identifier, which may have waited for the reboot too. */
    String reboot(DBInstance instance, InstanceChanges changes) {
        String identifier = instance.identifier();
        if (instances.server(instance).isEmpty()) {
            throw RdsFault.notAvailable(identifier);
        }
        Optional<DBInstance> pending = instances.entry(identifier).pending();
        DBInstance after = pending.orElse(instance);
        instances.changeEntry(identifier, entry -> entry.runsAs(Optional.empty()));
        if (pending.isPresent()) {
            changes.apply(new InstanceChange(instance, after, Optional.empty()), true);
        } else {
            restart(instance);
        }
        return after.identifier();
    }

    /** Ends all sessions and starts the server anew, on the same address. */
    void restart(DBInstance instance) {
        removeServer(instance);
        instances.tell(instance.identifier(), "RDS-EVENT-0004", "DB instance shutdown.");
        instances.scope().reconcile();
        instances.tell(instance.identifier(), "RDS-EVENT-0006", "DB instance restarted.");
    }

    void removeServer(DBInstance instance) {
        instances
                .server(instance)
                .ifPresent(server -> instances.scope().engine().containers().stop(server.id(), SHUTDOWN));
        instances.scope().engine().containers().remove(instances.scope().serverName(instance));
        instances.scope().engine().containers().remove(instances.scope().serverName(instance) + "-backup");
    }

    /** What of a deletion can be refused. */
    void checkDelete(DBInstance instance, boolean skipFinalSnapshot, Optional<String> finalSnapshot) {
        if (skipFinalSnapshot && finalSnapshot.isPresent()) {
            throw RdsFault.invalidCombination(
                    "FinalDBSnapshotIdentifier can not be specified when deleting with SkipFinalSnapshot.");
        }
        if (!skipFinalSnapshot && finalSnapshot.isEmpty()) {
            throw RdsFault.invalidCombination(
                    "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }
        if (instance.deletionProtection()) {
            throw RdsFault.invalidCombination(
                    "Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }
        finalSnapshot.flatMap(snapshots::find).ifPresent(there -> {
            throw RdsFault.snapshotExists(there.identifier());
        });
    }

    /** Removes an instance; its address stays for one that takes its name, as long as a task knows it. */
    void delete(DBInstance instance) {
        String identifier = instance.identifier();
        removeServer(instance);
        boolean gone = removeData(instance);
        // One that takes the name must not come upon volumes that only wait to be removed.
        Optional<String> next = gone ? Optional.empty() : instances.freeStorage(instance);
        if (instances.scope().world().taskContainers().isEmpty()) {
            instances.scope().removeNetworkInterface(instances.networkInterfaceName(instance));
        }
        Optional<String> digest = instances.digest(identifier);
        LedgerInstance left = digest.map(LedgerInstance::deleted).orElseGet(LedgerInstance::asDeclared);
        instances.change(ledger -> digest.isPresent() || next.isPresent()
                ? ledger.with(identifier, left.keptIn(next))
                : ledger.without(identifier));
        instances.tell(identifier, "RDS-EVENT-0003", "DB instance deleted.");
    }

    /** Whether all of them are gone; those that an instance has mounted that was restored from them go later. */
    private boolean removeData(DBInstance instance) {
        instances.scope().forgetUnfinished(instance);
        boolean gone = true;
        for (String volume : new String[] {instances.dataVolume(instance), instances.backupVolume(instance)}) {
            if (!snapshots.removeVolume(volume)) {
                instances.change(ledger -> ledger.discarding(volume));
                gone = false;
            }
        }
        return gone;
    }
}
