/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When an instance's automated backup is due: daily, at the start of its window, in UTC. A window in which nobody
 * supervised the environment is made up for.
 */
final class BackupWindow {

    /** RDS chooses within a block of eight hours of the region; this is that of us-east-1. */
    private static final LocalTime BLOCK = LocalTime.of(3, 0);

    private static final int BLOCK_MINUTES = 8 * 60 - 30;
    private static final Duration DAY = Duration.ofDays(1);

    private final LocalTime start;

    private BackupWindow(LocalTime start) {
        this.start = start;
    }

    static BackupWindow of(DBInstance instance) {
        return new BackupWindow(instance.backup()
                .window()
                .map(window -> LocalTime.parse(window.substring(0, window.indexOf('-'))))
                .orElseGet(() ->
                        BLOCK.plusMinutes(Math.floorMod(instance.identifier().hashCode(), BLOCK_MINUTES))));
    }

    /** Whether a window has begun since the last backup. */
    boolean due(Instant lastBackup, Instant now) {
        Instant begun = now.atOffset(ZoneOffset.UTC).with(start).toInstant();
        Instant latest = begun.isAfter(now) ? begun.minus(DAY) : begun;
        return lastBackup.isBefore(latest);
    }
}
