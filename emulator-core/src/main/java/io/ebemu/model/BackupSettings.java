/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Optional;

/**
 * Automated backups of a DB instance ({@code BackupRetentionPeriod}, {@code PreferredBackupWindow}) or of a cache ({@code
 * SnapshotRetentionLimit}, {@code SnapshotWindow}).
 *
 * @param retentionPeriod days for which automated backups are kept, 0 to 35; 0 means that there are none
 * @param window the daily time of backups in UTC, {@code hh24:mi-hh24:mi}; empty for one that the service chooses
 */
public record BackupSettings(int retentionPeriod, Optional<String> window) {

    /** One day, as the RDS API has it (Amazon RDS User Guide, working with automated backups). */
    public static BackupSettings ofRds() {
        return new BackupSettings(1, Optional.empty());
    }

    /** None, as the ElastiCache API has it. */
    public static BackupSettings none() {
        return new BackupSettings(0, Optional.empty());
    }
}
