/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When automated backups are due. */
final class BackupWindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T04:31:00Z, 2026-03-03T04:29:59Z, false",
        "2026-03-02T04:31:00Z, 2026-03-03T04:30:00Z, true",
        "2026-03-02T04:31:00Z, 2026-03-09T01:00:00Z, true",
        "2026-03-03T04:30:01Z, 2026-03-03T23:59:59Z, false",
        "2026-03-02T12:00:00Z, 2026-03-03T00:00:00Z, false"
    })
    void a_backup_is_due_once_a_window_has_begun_since_the_last_and_a_missed_one_is_made_up_for(
            Instant last, Instant now, boolean due) {
        DBInstance instance = DBInstance.builder("db")
                .master("clerk", "secret-word")
                .backup(new BackupSettings(7, Optional.of("04:30-05:00")))
                .build();

        assertThat(BackupWindow.of(instance).due(last, now)).isEqualTo(due);
    }

    @Test
    void without_a_window_of_its_own_an_instance_has_the_same_one_every_day() {
        DBInstance instance = DBInstance.builder("db")
                .master("clerk", "secret-word")
                .backup(new BackupSettings(7, Optional.empty()))
                .build();
        Instant last = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(BackupWindow.of(instance).due(last, Instant.parse("2026-03-03T02:59:59Z")))
                .isFalse();
        assertThat(BackupWindow.of(instance).due(last, Instant.parse("2026-03-03T11:00:00Z")))
                .isTrue();
    }
}
