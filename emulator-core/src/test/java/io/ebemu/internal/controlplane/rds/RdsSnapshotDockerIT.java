/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Changes;
import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Environment;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.observed.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots, restorations and dumps of a real server. */
@Timeout(180)
final class RdsSnapshotDockerIT {

    @TempDir
    private Path directory;

    private RdsBench bench;

    @BeforeEach
    void prepare() throws IOException {
        bench = new RdsBench(directory, 0);
    }

    @AfterEach
    void removeAll() {
        bench.close();
    }

    @Test
    void what_was_wrecked_is_restored_under_the_old_name_and_a_running_task_finds_it() {
        try (Environment environment = bench.launch()) {
            bench.sql("db", "CREATE TABLE orders (id serial PRIMARY KEY, item text)");
            bench.sql("db", "INSERT INTO orders (item) SELECT 'item ' || n FROM generate_series(1, 1000) n");
            bench.sql("db", "CREATE ROLE reader LOGIN PASSWORD 'reader-password'");
            bench.sql("db", "GRANT SELECT ON orders TO reader");

            Snapshot snapshot = bench.rds().createDBSnapshot("db", "before-migration");
            assertThat(snapshot.status()).isEqualTo("available");
            bench.sql("db", "DROP TABLE orders");
            bench.sql("db", "DROP ROLE reader");
            bench.rds().modifyDBInstance("db", Changes.renamed("db-wrecked"));
            bench.rds().restoreDBInstanceFromDBSnapshot("db", "before-migration", DBInstanceChange.none());

            assertThat(bench.sql("db", "SELECT count(*) FROM orders")).isEqualTo("1000");
            assertThat(bench.sql("db", "INSERT INTO orders (item) VALUES ('next') RETURNING id"))
                    .isEqualTo("1001");
            assertThat(bench.sql("db-wrecked", "SELECT to_regclass('orders')")).isEqualTo("null");
            assertThat(bench.reachedFromTask("db")).isTrue();
            assertThatReaderReads();
            assertThat(environment.state().task()).isPresent();
        }
    }

    private void assertThatReaderReads() {
        try {
            assertThat(bench.once("db", "reader", "reader-password", "SELECT count(*) FROM orders"))
                    .isEqualTo("1001");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_final_snapshot_stays_when_the_environment_is_terminated_with_its_data() {
        try (Environment environment = bench.launch()) {
            bench.sql("db", "CREATE TABLE orders AS SELECT 7 AS id");
            bench.rds().stopDBInstance("db");
            bench.rds().deleteDBInstance("db", false, Optional.of("last"));
            assertThat(environment.state().task()).isPresent();
        }
        bench.emulator.terminate(bench.id, true, bench.events::add);

        assertThat(bench.rds().describeDBSnapshots(Optional.empty(), Optional.empty()))
                .extracting(Snapshot::identifier, Snapshot::status)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("last", "available"));
        try (Environment again = bench.launch()) {
            bench.rds().restoreDBInstanceFromDBSnapshot("db-2", "last", DBInstanceChange.none());
            assertThat(bench.sql("db-2", "SELECT id FROM orders")).isEqualTo("7");
            assertThat(again.state().task()).isPresent();
        }
    }

    @Test
    void a_snapshot_whose_password_nobody_knows_any_more_is_restored_with_it() {
        try (Environment environment = bench.launch()) {
            bench.rds()
                    .createDBInstance(DBInstance.builder("other")
                            .dbName("shop")
                            .master("clerk", "first-password")
                            .backup(BackupSettings.none())
                            .build());
            bench.rds().deleteDBInstance("other", false, Optional.of("last"));
            assertThat(environment.state().task()).isPresent();
        }
        bench.emulator.terminate(bench.id, true, bench.events::add);

        try (Environment again = bench.launch()) {
            bench.rds().restoreDBInstanceFromDBSnapshot("db-2", "last", DBInstanceChange.none());
            assertThat(bench.sql("db-2", "first-password", "SELECT 7")).isEqualTo("7");
            bench.rds().rebootDBInstance("db-2");
            assertThat(bench.sql("db-2", "first-password", "SELECT 7")).isEqualTo("7");

            bench.rds().modifyDBInstance("db-2", Changes.password("second-password"));
            assertThat(bench.sql("db-2", "second-password", "SELECT 7")).isEqualTo("7");
            assertThat(again.state().task()).isPresent();
        }
    }

    @Test
    void a_snapshot_is_exported_and_a_dump_of_other_users_is_loaded_as_the_master_user() throws IOException {
        try (Environment environment = bench.launch()) {
            bench.sql("db", "CREATE TABLE orders AS SELECT n AS id FROM generate_series(1, 10) n");
            bench.rds().createDBSnapshot("db", "export-me");
            Path dump = directory.resolve("orders dump.sql");

            bench.rds().exportSnapshot("export-me", "shop", dump);

            String text = Files.readString(dump);
            assertThat(text).contains("CREATE TABLE public.orders").contains("OWNER TO clerk");
            Files.writeString(dump, text.replace("OWNER TO clerk", "OWNER TO production_owner"));
            bench.sql("db", "DROP TABLE orders");
            bench.rds().importDump("db", "shop", dump);
            assertThat(bench.sql("db", "SELECT count(*) FROM orders")).isEqualTo("10");
            assertThat(bench.sql("db", "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
                    .isEqualTo("clerk");
            assertThat(bench.events)
                    .anyMatch(
                            event -> event.message().contains("1 statements of the dump name users that are not here"));

            Files.writeString(dump, "CREATE TABLE broken (");
            assertThatThrownBy(() -> bench.rds().importDump("db", "shop", dump)).hasMessageContaining("syntax error");
            assertThat(environment.state().task()).isPresent();
        }
    }
}
