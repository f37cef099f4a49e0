/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.model.DBInstance;
import java.util.Optional;

/** {@code ModifyDBInstance}; for whoever has the services' lock. */
final class InstanceChanges {

    private final Instances instances;
    private final InstanceCalls calls;
    private final Groups groups;
    private final AutomatedBackups backups;
    private final Snapshots snapshots;
    private final Console console;

    InstanceChanges(
            Instances instances,
            InstanceCalls calls,
            Groups groups,
            AutomatedBackups backups,
            Snapshots snapshots,
            Console console) {
        this.instances = instances;
        this.calls = calls;
        this.groups = groups;
        this.backups = backups;
        this.snapshots = snapshots;
        this.console = console;
    }

    /** Changes an instance; returns the identifier that it has then. */
    String modify(DBInstance instance, DBInstanceChange asked) {
        LedgerInstance entry = instances.entry(instance.identifier());
        if (!entry.stopped()) {
            instances.available(instance);
        }
        InstanceChange change = InstanceChange.of(
                instance, entry.pending(), asked, asked.parameterGroup().flatMap(groups::resolve));
        InstanceRules.check(change.later().orElse(change.now()), asked);
        Groups.checkFamily(change.now());
        if (change.renames() && instances.find(change.now().identifier()).isPresent()) {
            throw RdsFault.instanceExists();
        }
        apply(change, change.restarts() || hasPasswordFromItsStart(change));
        return change.now().identifier();
    }

    void apply(InstanceChange change, boolean restarts) {
        DBInstance before = change.before();
        DBInstance now = change.now();
        if (!now.masterUserPassword().equals(before.masterUserPassword())) {
            resetPassword(before, now);
        }
        if (change.renames()) {
            rename(change);
        } else {
            instances.changeEntry(
                    now.identifier(),
                    entry -> entry.defined(now, instances.digest(now.identifier()))
                            .pending(change.later())
                            .runsAs(restarts ? Optional.empty() : stillRuns(entry, change)));
            if (restarts && !instances.entry(now.identifier()).stopped()) {
                calls.restart(now);
            }
        }
        switchBackups(before, now);
    }

    /** Only a running server of PostgreSQL is told a new password. */
    private static boolean hasPasswordFromItsStart(InstanceChange change) {
        return !change.now().engine().equals(DBInstance.POSTGRES)
                && !change.now().masterUserPassword().equals(change.before().masterUserPassword());
    }

    private static Optional<DBInstance> stillRuns(LedgerInstance entry, InstanceChange change) {
        boolean differs = !ConfigHash.of(change.before()).equals(ConfigHash.of(change.now()));
        return entry.runsAs().or(() -> differs ? Optional.of(change.before()) : Optional.empty());
    }

    /** A reset gives the master user back what rights it has lost (Amazon RDS User Guide, master user privileges). */
    private void resetPassword(DBInstance before, DBInstance now) {
        Optional<ContainerInfo> server = instances.server(before);
        if (server.isPresent() && now.engine().equals(DBInstance.POSTGRES)) {
            String user = Console.quoted(now.masterUsername());
            console.ask(
                    server.get(),
                    before,
                    "ALTER ROLE " + user + " LOGIN CREATEDB CREATEROLE VALID UNTIL 'infinity' PASSWORD '"
                            + ScramVerifier.of(
                                    now.masterUserPassword(), instances.scope().host())
                            + "'; GRANT rds_superuser TO " + user + " WITH ADMIN OPTION");
        }
        instances.tell(before.identifier(), "RDS-EVENT-0016", "Reset master credentials.");
    }

    /**
     * The server goes on under another name on its own volumes. The old name's address stays where it is, for the next
     * instance of that name: task containers know it.
     */
    private void rename(InstanceChange change) {
        DBInstance before = change.before();
        DBInstance now = change.now();
        LedgerInstance entry = instances.entry(before.identifier());
        Optional<String> storage =
                entry.storage().or(() -> Optional.of(instances.scope().serverName(before)));
        calls.removeServer(before);
        instances.scope().forgetUnfinished(now);
        Optional<String> digest = instances.digest(before.identifier());
        Optional<String> free = instances.freeStorage(before);
        instances.change(ledger -> {
            RdsLedger without = digest.map(declared -> ledger.with(
                            before.identifier(),
                            LedgerInstance.deleted(declared).keptIn(free)))
                    .orElseGet(() -> ledger.without(before.identifier()));
            return without.with(
                    now.identifier(),
                    entry.defined(now, instances.digest(now.identifier()))
                            .keptIn(storage)
                            .runsAs(Optional.empty())
                            .pending(change.later()));
        });
        instances.scope().reconcile();
        instances.tell(
                now.identifier(), "", "Renamed DB instance " + before.identifier() + " to " + now.identifier() + ".");
    }

    private void switchBackups(DBInstance before, DBInstance now) {
        boolean had = before.backup().retentionPeriod() > 0;
        boolean has = now.backup().retentionPeriod() > 0;
        if (had && !has) {
            if (!snapshots.removeVolume(instances.backupVolume(now))) {
                instances.change(ledger -> ledger.discarding(instances.backupVolume(now)));
            }
            instances.tell(
                    now.identifier(), "RDS-EVENT-0028", "Automatic backups for this DB instance have been disabled.");
        } else if (!had && has) {
            instances.tell(
                    now.identifier(), "RDS-EVENT-0032", "Automatic backups for this DB instance have been enabled.");
            backups.begin(now);
        }
    }
}
