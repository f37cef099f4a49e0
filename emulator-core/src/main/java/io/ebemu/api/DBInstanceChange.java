/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.List;
import java.util.Optional;

/**
 * What {@code ModifyDBInstance}, or a restoration, is to make different. What is empty stays.
 *
 * @param newIdentifier the {@code NewDBInstanceIdentifier}
 * @param instanceClass the {@code DBInstanceClass}
 * @param engineVersion the {@code EngineVersion}
 * @param allocatedStorage the {@code AllocatedStorage} in GiB
 * @param masterUserPassword the {@code MasterUserPassword}; masked in {@link #toString}
 * @param parameterGroup the {@code DBParameterGroupName}
 * @param backupRetentionPeriod the {@code BackupRetentionPeriod} in days
 * @param backupWindow the {@code PreferredBackupWindow}
 * @param deletionProtection the {@code DeletionProtection}
 * @param publiclyAccessible the {@code PubliclyAccessible}
 * @param port the {@code DBPortNumber}, or {@code Port} of a restoration
 * @param securityGroups the {@code VpcSecurityGroupIds}
 * @param applyImmediately whether it is not to wait for the maintenance window; what waits is applied at a reboot here
 */
public record DBInstanceChange(
        Optional<String> newIdentifier,
        Optional<String> instanceClass,
        Optional<String> engineVersion,
        Optional<Integer> allocatedStorage,
        Optional<String> masterUserPassword,
        Optional<String> parameterGroup,
        Optional<Integer> backupRetentionPeriod,
        Optional<String> backupWindow,
        Optional<Boolean> deletionProtection,
        Optional<Boolean> publiclyAccessible,
        Optional<Integer> port,
        Optional<List<String>> securityGroups,
        boolean applyImmediately) {

    /** Nothing is to be different. */
    public static DBInstanceChange none() {
        return new DBInstanceChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    @Override
    public String toString() {
        return "DBInstanceChange[newIdentifier=" + newIdentifier + ", instanceClass=" + instanceClass + "]";
    }
}
