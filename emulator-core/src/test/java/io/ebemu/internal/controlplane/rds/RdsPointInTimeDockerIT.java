/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Environment;
import io.ebemu.error.AwsApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Automated backups of a real server, and restorations to points in time. */
@Timeout(180)
final class RdsPointInTimeDockerIT {

    @TempDir
    private Path directory;

    private RdsBench bench;

    @BeforeEach
    void prepare() throws IOException {
        bench = new RdsBench(directory, 1);
    }

    @AfterEach
    void removeAll() {
        bench.close();
    }

    @Test
    void an_instance_is_restored_to_the_second_before_the_mistake_and_to_the_latest_time() throws InterruptedException {
        try (Environment environment = bench.launch()) {
            bench.awaitEvent("Finished DB instance backup.");
            TimeUnit.SECONDS.sleep(2);
            bench.sql("db", "CREATE TABLE orders AS SELECT n AS id FROM generate_series(1, 10) n");
            TimeUnit.MILLISECONDS.sleep(200);
            Instant good = Instant.now();
            TimeUnit.MILLISECONDS.sleep(200);
            bench.sql("db", "DELETE FROM orders WHERE id > 3");

            bench.rds().restoreDBInstanceToPointInTime("db", "db-good", Optional.of(good), DBInstanceChange.none());
            bench.rds().restoreDBInstanceToPointInTime("db", "db-latest", Optional.empty(), DBInstanceChange.none());

            assertThat(bench.sql("db-good", "SELECT count(*) FROM orders")).isEqualTo("10");
            assertThat(bench.sql("db-good", "INSERT INTO orders VALUES (11) RETURNING id"))
                    .isEqualTo("11");
            assertThat(bench.sql("db-latest", "SELECT count(*) FROM orders")).isEqualTo("3");
            assertThat(bench.sql("db", "SELECT count(*) FROM orders")).isEqualTo("3");
            assertThat(bench.rds().describeDBInstances(Optional.of("db")).get(0).latestRestorableTime())
                    .hasValueSatisfying(time -> assertThat(time).isAfter(good.minus(Duration.ofSeconds(5))));
            assertThat(environment.state().task()).isPresent();
        }
    }

    @Test
    void times_before_the_first_backup_and_in_the_future_are_refused() throws InterruptedException {
        try (Environment environment = bench.launch()) {
            bench.awaitEvent("Finished DB instance backup.");

            for (Instant time : new Instant[] {
                Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1))
            }) {
                assertThatThrownBy(() -> bench.rds()
                                .restoreDBInstanceToPointInTime(
                                        "db", "other", Optional.of(time), DBInstanceChange.none()))
                        .isInstanceOf(AwsApiException.class)
                        .hasMessageContaining("cannot be restored to a time");
            }
            assertThat(environment.state().task()).isPresent();
        }
    }
}
