/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.BackupSettings;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupWindowTest {

    private static final BackupWindow WINDOW =
            BackupWindow.of(new BackupSettings(7, Optional.of("03:00-04:00")), "sessions");

    private static boolean due(String last, String now) {
        return WINDOW.due(Instant.parse(last), Instant.parse(now));
    }

    @Test
    void a_backup_is_due_once_in_each_window() {
        assertThat(due("2026-03-01T12:00:00Z", "2026-03-02T02:59:59Z")).isFalse();
        assertThat(due("2026-03-01T12:00:00Z", "2026-03-02T03:00:01Z")).isTrue();
        assertThat(due("2026-03-02T03:00:01Z", "2026-03-02T03:01:01Z")).isFalse();
        assertThat(due("2026-03-02T03:00:01Z", "2026-03-03T03:00:01Z")).isTrue();
    }

    @Test
    void windows_that_were_missed_are_made_up_for_by_one_backup() {
        assertThat(due("2026-03-01T03:00:01Z", "2026-03-05T17:00:00Z")).isTrue();
        assertThat(due("2026-03-05T17:00:00Z", "2026-03-05T17:01:00Z")).isFalse();
        assertThat(due("2026-03-05T17:00:00Z", "2026-03-06T03:00:00.5Z")).isTrue();
    }
}
