/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.ParameterGroup;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a call changes of an instance, at once and later.
 *
 * @param before what it was
 * @param now what it is from now on
 * @param later what it is after its next reboot, if something waits for one
 */
record InstanceChange(DBInstance before, DBInstance now, Optional<DBInstance> later) {

    /** Least growth of storage, in percent (Amazon RDS User Guide, modifying a DB instance). */
    private static final int LEAST_GROWTH = 10;

    /**
     * Reads a call. The identifier, the class, the version, and whether there are backups wait unless they are to be
     * applied immediately; all else never waits (ModifyDBInstance, in the RDS API reference).
     *
     * @param pending what an earlier call left for the next reboot
     * @param group the group that is asked for
     */
    static InstanceChange of(
            DBInstance before, Optional<DBInstance> pending, DBInstanceChange asked, Optional<ParameterGroup> group) {
        checkStorage(before, asked);
        checkVersion(before, asked);
        DBInstance now = applyAtOnce(before, asked, group);
        DBInstance later =
                applyLater(pending.map(one -> applyAtOnce(one, asked, group)).orElse(now), asked);
        if (asked.applyImmediately()) {
            return new InstanceChange(before, later, Optional.empty());
        }
        return new InstanceChange(before, now, Optional.of(later).filter(one -> !one.equals(now)));
    }

    private static DBInstance applyAtOnce(DBInstance instance, DBInstanceChange asked, Optional<ParameterGroup> group) {
        DBInstanceBuilder builder = instance.toBuilder();
        asked.allocatedStorage().ifPresent(builder::allocatedStorage);
        asked.masterUserPassword().ifPresent(password -> builder.master(instance.masterUsername(), password));
        if (asked.parameterGroup().isPresent()) {
            builder.parameterGroup(group);
        }
        int days = instance.backup().retentionPeriod();
        int wanted = asked.backupRetentionPeriod().orElse(days);
        builder.backup(new BackupSettings(
                (days == 0) == (wanted == 0) ? wanted : days,
                asked.backupWindow().or(() -> instance.backup().window())));
        asked.deletionProtection().ifPresent(builder::deletionProtection);
        asked.publiclyAccessible().ifPresent(builder::publiclyAccessible);
        asked.port().ifPresent(builder::port);
        asked.securityGroups().ifPresent(builder::securityGroups);
        return builder.build();
    }

    private static DBInstance applyLater(DBInstance instance, DBInstanceChange asked) {
        DBInstanceBuilder builder = instance.toBuilder();
        asked.newIdentifier()
                .map(name -> InstanceRules.identifier("NewDBInstanceIdentifier", name))
                .ifPresent(builder::identifier);
        asked.instanceClass().ifPresent(builder::instanceClass);
        asked.engineVersion().ifPresent(version -> builder.engine(instance.engine(), version));
        asked.backupRetentionPeriod()
                .ifPresent(days -> builder.backup(
                        new BackupSettings(days, instance.backup().window())));
        return builder.build();
    }

    private static void checkStorage(DBInstance before, DBInstanceChange asked) {
        asked.allocatedStorage()
                .filter(wanted -> wanted != before.allocatedStorage()
                        && wanted * 100L < before.allocatedStorage() * (100L + LEAST_GROWTH))
                .ifPresent(wanted -> {
                    throw RdsFault.invalidCombination("Invalid storage size for engine name " + before.engine()
                            + " and storage type " + before.storageType() + ": " + wanted
                            + ". Storage cannot shrink, and grows by at least " + LEAST_GROWTH + " percent.");
                });
    }

    /** Data of one major version cannot be read by another; an upgrade in place is not emulated. */
    private static void checkVersion(DBInstance before, DBInstanceChange asked) {
        asked.engineVersion()
                .filter(version -> !major(version).equals(major(before.engineVersion())))
                .ifPresent(version -> {
                    throw RdsFault.invalidCombination(
                            "Cannot upgrade " + before.engine() + " from " + before.engineVersion() + " to " + version);
                });
    }

    private static String major(String version) {
        return version.split("\\.", 2)[0];
    }

    /** Whether the server has to start anew; a password is set while it runs, and a group waits for a reboot. */
    boolean restarts() {
        DBInstance same = before.toBuilder()
                .master(now.masterUsername(), now.masterUserPassword())
                .parameterGroup(now.parameterGroup())
                .build();
        return !ConfigHash.of(same).equals(ConfigHash.of(now));
    }

    boolean renames() {
        return !before.identifier().equals(now.identifier());
    }

    /** What waits, by the API's names; a password is masked. */
    static Map<String, String> waiting(DBInstance now, Optional<DBInstance> later) {
        Map<String, String> values = new TreeMap<>();
        later.ifPresent(pending -> {
            put(values, "DBInstanceIdentifier", now.identifier(), pending.identifier());
            put(values, "DBInstanceClass", now.instanceClass(), pending.instanceClass());
            put(values, "EngineVersion", now.engineVersion(), pending.engineVersion());
            put(
                    values,
                    "BackupRetentionPeriod",
                    now.backup().retentionPeriod(),
                    pending.backup().retentionPeriod());
        });
        return values;
    }

    private static void put(Map<String, String> values, String name, Object now, Object later) {
        if (!now.equals(later)) {
            values.put(name, later.toString());
        }
    }
}
