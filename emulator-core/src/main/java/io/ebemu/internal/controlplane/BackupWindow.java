/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane;

import io.ebemu.model.BackupSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When an automated backup of an instance, or an automated snapshot of a cache, is due: daily, at the start of its window,
 * in UTC. Windows in which nobody supervised the environment are made up for, all together by one.
 */
public final class BackupWindow {

    /** AWS chooses within a block of eight hours of the region; this is that of us-east-1. */
    private static final LocalTime BLOCK = LocalTime.of(3, 0);

    private static final int BLOCK_MINUTES = 8 * 60 - 30;
    private static final Duration DAY = Duration.ofDays(1);

    private final LocalTime start;

    private BackupWindow(LocalTime start) {
        this.start = start;
    }

    /**
     * The window that is set, or else one that is always the same for that name.
     *
     * @param identifier of the instance or cache
     */
    public static BackupWindow of(BackupSettings backup, String identifier) {
        return new BackupWindow(backup.window()
                .map(window -> LocalTime.parse(window.substring(0, window.indexOf('-'))))
                .orElseGet(() -> BLOCK.plusMinutes(Math.floorMod(identifier.hashCode(), BLOCK_MINUTES))));
    }

    /** Whether a window has begun since the last backup. */
    public boolean due(Instant lastBackup, Instant now) {
        Instant begun = now.atOffset(ZoneOffset.UTC).with(start).toInstant();
        Instant latest = begun.isAfter(now) ? begun.minus(DAY) : begun;
        return lastBackup.isBefore(latest);
    }
}
