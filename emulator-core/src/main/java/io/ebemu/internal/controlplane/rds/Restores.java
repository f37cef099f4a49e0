/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.error.AwsApiException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.DBInstance;
import io.ebemu.model.observed.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls that make a new instance of the data of another; for whoever has the services' lock. */
final class Restores {

    private static final Duration BACKUP_DEADLINE = Duration.ofMinutes(10);

    private final Instances instances;
    private final InstanceCalls calls;
    private final Groups groups;
    private final AutomatedBackups backups;
    private final Snapshots snapshots;

    Restores(Instances instances, InstanceCalls calls, Groups groups, AutomatedBackups backups, Snapshots snapshots) {
        this.instances = instances;
        this.calls = calls;
        this.groups = groups;
        this.backups = backups;
        this.snapshots = snapshots;
    }

    String fromSnapshot(String name, String snapshotName, DBInstanceChange change) {
        Snapshot snapshot = snapshots.available(snapshotName);
        String identifier = InstanceRules.identifier("DBInstanceIdentifier", name);
        String password =
                change.masterUserPassword().or(() -> password(snapshot)).orElseGet(() -> unknown(snapshot));
        DBInstance instance = changed(snapshots.definition(snapshot, identifier, password), change);
        calls.bringUp(
                instance,
                Optional.of(new Restoration(snapshots.volume(snapshot.identifier()), false, Optional.empty())));
        return identifier;
    }

    /** What the master user's password was; of a snapshot that outlived its environment, the declaration may tell. */
    private Optional<String> password(Snapshot snapshot) {
        return Optional.ofNullable(instances.ledger().snapshotPasswords().get(snapshot.identifier()))
                .or(() -> instances.declared().stream()
                        .filter(one -> one.identifier().equals(snapshot.source())
                                && one.masterUsername().equals(snapshot.masterUsername()))
                        .map(DBInstance::masterUserPassword)
                        .findFirst());
    }

    /** It went with the environment that the snapshot was made in; data of PostgreSQL are served without knowing it. */
    private static String unknown(Snapshot snapshot) {
        if (!snapshot.engine().equals(DBInstance.POSTGRES)) {
            throw new UsageException("the password of master user " + snapshot.masterUsername() + " of snapshot "
                    + snapshot.identifier()
                    + " went with the environment that it was made in; give the new instance one"
                    + " with MasterUserPassword");
        }
        return DBInstance.PASSWORD_OF_ITS_DATA;
    }

    String toPointInTime(String source, String target, Optional<Instant> time, DBInstanceChange change) {
        DBInstance from = instances.existing(source);
        PostgresScripts.require(from);
        if (!backups.kept(from)) {
            throw new AwsApiException(
                    "PointInTimeRestoreNotEnabled",
                    "Point in time restore is not enabled for DB instance " + from.identifier());
        }
        String identifier = InstanceRules.identifier("TargetDBInstanceIdentifier", target);
        ContainerInfo server = instances.available(from);
        backups.awaitEnd(from, BACKUP_DEADLINE);
        checkTime(from, server, time);
        backups.archiveNow(from, server);
        DBInstance instance = changed(
                from.toBuilder()
                        .identifier(identifier)
                        .parameterGroup(Optional.empty())
                        .securityGroups(List.of())
                        .deletionProtection(false)
                        .coupled(false)
                        .build(),
                change);
        calls.bringUp(instance, Optional.of(new Restoration(instances.backupVolume(from), true, time)));
        return identifier;
    }

    /** Up to now, where RDS lags behind by up to five minutes: what is not archived yet is archived for the call. */
    private void checkTime(DBInstance from, ContainerInfo server, Optional<Instant> time) {
        Optional<Instant> earliest = backups.times(from, server).earliest();
        if (earliest.isEmpty()) {
            throw new AwsApiException(
                    "PointInTimeRestoreNotEnabled",
                    "DB instance " + from.identifier()
                            + " has no automated backup yet; its first one comes soon after its"
                            + " creation, while the environment is supervised");
        }
        Instant latest = instances.scope().host().now();
        time.filter(one -> one.isBefore(earliest.get()) || one.isAfter(latest)).ifPresent(one -> {
            throw RdsFault.invalidValue("The specified instance cannot be restored to a time later than " + latest
                    + " or earlier than " + earliest.get());
        });
    }

    /** A restored instance has what the call says, and takes the place of a declared one of its name. */
    private DBInstance changed(DBInstance restored, DBInstanceChange asked) {
        DBInstance changed = InstanceChange.of(
                        restored,
                        Optional.empty(),
                        immediately(asked),
                        asked.parameterGroup().flatMap(groups::resolve))
                .now();
        InstanceRules.check(changed, asked);
        Groups.checkFamily(changed);
        return instances.declared().stream()
                .filter(one -> one.identifier().equals(changed.identifier()))
                .findFirst()
                .map(declared -> changed.toBuilder()
                        .coupled(declared.coupled())
                        .deletionPolicy(declared.deletionPolicy())
                        .build())
                .orElse(changed);
    }

    private static DBInstanceChange immediately(DBInstanceChange asked) {
        return new DBInstanceChange(
                Optional.empty(),
                asked.instanceClass(),
                asked.engineVersion(),
                asked.allocatedStorage(),
                asked.masterUserPassword(),
                asked.parameterGroup(),
                asked.backupRetentionPeriod(),
                asked.backupWindow(),
                asked.deletionProtection(),
                asked.publiclyAccessible(),
                asked.port(),
                asked.securityGroups(),
                true);
    }
}
