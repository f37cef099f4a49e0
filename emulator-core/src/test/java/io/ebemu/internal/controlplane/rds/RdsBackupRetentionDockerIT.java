/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Environment;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.host.LaterHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long a real server's automated backups and the log between them are kept, on a clock that the test lets pass. */
@Timeout(180)
final class RdsBackupRetentionDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void backups_and_log_go_with_their_time_but_for_one_backup_from_before_to_begin_from(@TempDir Path directory)
            throws IOException {
        LaterHost host = new LaterHost();
        try (RdsBench bench = new RdsBench(directory, 1, host)) {
            Environment first = bench.launch();
            awaitBackups(bench, 1);
            bench.sql("db", "CREATE TABLE orders AS SELECT n AS id FROM generate_series(1, 10) n");
            first.release();
            host.pass(Duration.ofDays(1));
            Environment second = bench.launch();
            awaitBackups(bench, 2);
            second.release();
            age(bench, backups(bench).get(0), 5);
            age(bench, backups(bench).get(1), 3);
            List<String> aged = backups(bench);
            String needed = firstLogOf(bench, aged.get(1));
            assertThat(log(bench)).anyMatch(piece -> piece.compareTo(needed) < 0);

            host.pass(Duration.ofDays(1));
            try (Environment third = bench.launch()) {
                assertThat(third.supervising()).isTrue();
                awaitBackups(bench, 3);

                assertThat(backups(bench)).hasSize(2).startsWith(aged.get(1));
                assertThat(log(bench)).contains(needed).noneMatch(piece -> piece.compareTo(needed) < 0);
                bench.rds().restoreDBInstanceToPointInTime("db", "restored", Optional.empty(), DBInstanceChange.none());
                assertThat(bench.sql("restored", "SELECT count(*) FROM orders")).isEqualTo("10");
            }
        }
    }

    private static void awaitBackups(RdsBench bench, long finished) {
        await().atMost(PATIENCE)
                .until(() -> bench.events.stream()
                                .filter(event -> event.message().equals("Finished DB instance backup."))
                                .count()
                        == finished);
    }

    /** The second that names a backup is all that tells its age. */
    private static void age(RdsBench bench, String backup, int days) {
        long second = Long.parseLong(backup) - Duration.ofDays(days).toSeconds();
        shell(bench, "mv /backups/base/" + backup + " /backups/base/" + second);
    }

    private static List<String> backups(RdsBench bench) {
        return shell(bench, "ls /backups/base");
    }

    private static List<String> log(RdsBench bench) {
        return shell(bench, "ls /backups/wal | grep -E '^[0-9A-F]{24}$'");
    }

    private static String firstLogOf(RdsBench bench, String backup) {
        return shell(bench, "grep -oE 'file [0-9A-F]{24}' /backups/base/" + backup + "/backup_label | cut -c 6-")
                .get(0);
    }

    private static List<String> shell(RdsBench bench, String script) {
        ExecResult result = bench.engine
                .containers()
                .exec(bench.server("db").id(), List.of("sh", "-c", script), Duration.ofSeconds(20));
        assertThat(result.exitCode()).as(result.error()).isZero();
        return result.output().lines().toList();
    }
}
