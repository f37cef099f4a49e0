/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Database;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.error.UsageException;
import io.ebemu.internal.service.InContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test's database: put back, rebooted, failed over. */
@Timeout(120)
final class DatabaseHandleDockerIT {

    private static final String SHAPE = """
            SELECT concat_ws(' ', datname, pg_get_userbyid(datdba), datacl, datconnlimit, datistemplate, datallowconn,
                shobj_description(oid, 'pg_database'),
                (SELECT string_agg(setrole::regrole || '=' || setconfig::text, ' ' ORDER BY setrole)
                 FROM pg_db_role_setting WHERE setdatabase = pg_database.oid)) AS line
            FROM pg_database WHERE datname NOT LIKE 'rdsadmin%' AND datname NOT LIKE 'template_' ORDER BY 1
            """;

    private static BeanstalkEmulator emulator;
    private static Environment environment;
    private static Database database;

    @BeforeAll
    static void launch(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("ebemu.yml"), """
                DBInstances:
                  db:
                    Engine: postgres
                    EngineVersion: "15"
                    DBInstanceClass: db.t3.micro
                    DBName: shop
                    MasterUsername: clerk
                    MasterUserPassword: local-only-password
                """);
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2, "containerDefinitions": [
                  {"name": "web", "image": "busybox:1.35", "essential": true, "memory": 32, "stopTimeout": 2,
                   "command": ["sleep", "600"]}]}
                """);
        emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
        environment = emulator.launch(Bundle.of(directory), LaunchOptions.forTest(), event -> {});
        database = environment.database("db");
    }

    @AfterAll
    static void close() {
        environment.close();
        emulator.close();
    }

    @BeforeEach
    void seed() throws SQLException {
        run("CREATE TABLE orders (id serial PRIMARY KEY, what text)");
        run("INSERT INTO orders (what) SELECT 'order ' || i FROM generate_series(1, 1000) i");
    }

    @AfterEach
    void empty() throws SQLException {
        run("DROP TABLE IF EXISTS orders");
        run("DROP DATABASE IF EXISTS other");
        run("DROP ROLE IF EXISTS reader");
    }

    private static Connection connect(String name) throws SQLException {
        return new DatabaseClient(database).connect(name);
    }

    private static void run(String statement) throws SQLException {
        new DatabaseClient(database).run(statement);
    }

    private static String ask(String question) throws SQLException {
        return ask("shop", question);
    }

    private static String ask(String name, String question) throws SQLException {
        return new DatabaseClient(database).ask(name, question);
    }

    @Test
    void its_jdbc_url_works_as_it_is_and_a_client_that_verifies_the_server_believes_it() throws SQLException {
        assertThat(database.jdbcUrl()).contains("sslmode=verify-ca");
        assertThat(ask("SELECT current_user || ' ' || current_database() || ' ' || ssl FROM pg_stat_ssl"
                        + " WHERE pid = pg_backend_pid()"))
                .isEqualTo("clerk shop true");
        assertThat(database.endpoint().port())
                .isEqualTo(database.status().hostEndpoint().orElseThrow().port());
    }

    @Test
    void rows_schema_sequences_and_rights_are_as_before_however_often_they_are_put_back() throws SQLException {
        run("CREATE ROLE viewer");
        run("GRANT SELECT ON orders TO viewer");
        run("SELECT lo_from_bytea(4711, 'large')");
        database.snapshot("seeded");
        for (int round = 0; round < 4; round++) {
            run("INSERT INTO orders (what) VALUES ('more')");
            run("REVOKE SELECT ON orders FROM viewer");
            run("ALTER TABLE orders DROP COLUMN what");
            run("SELECT lo_unlink(4711)");
            run("CREATE TABLE invoices (id int)");
            database.restore("seeded");

            assertThat(ask("SELECT count(*) || ' ' || max(what) FROM orders")).isEqualTo("1000 order 999");
            assertThat(ask("SELECT to_regclass('invoices') IS NULL")).isEqualTo("t");
            assertThat(ask("SELECT has_table_privilege('viewer', 'orders', 'SELECT')"))
                    .isEqualTo("t");
            assertThat(ask("SELECT convert_from(lo_get(4711), 'UTF8')")).isEqualTo("large");
            assertThat(ask("SELECT nextval('orders_id_seq')")).isEqualTo("1001");
        }
        run("SELECT lo_unlink(4711)");
    }

    @Test
    void what_belongs_to_a_database_but_is_not_in_it_is_as_before_and_so_is_which_databases_there_are()
            throws SQLException {
        run("CREATE DATABASE other CONNECTION LIMIT 7 IS_TEMPLATE true");
        run("COMMENT ON DATABASE other IS 'of the others'");
        run("ALTER DATABASE other SET work_mem = '5MB'");
        run("ALTER ROLE clerk IN DATABASE other SET search_path = 'here'");
        run("REVOKE CONNECT ON DATABASE shop FROM PUBLIC");
        run("GRANT CREATE ON DATABASE shop TO rds_superuser WITH GRANT OPTION");
        String before = ask(SHAPE);
        database.snapshot("shaped");
        for (int round = 0; round < 2; round++) {
            run("ALTER DATABASE other IS_TEMPLATE false");
            run("DROP DATABASE other");
            run("CREATE DATABASE third");
            run("GRANT CONNECT ON DATABASE shop TO PUBLIC");
            run("ALTER DATABASE shop SET work_mem = '9MB'");
            run("REVOKE CREATE ON DATABASE shop FROM rds_superuser");
            database.restore("shaped");

            assertThat(ask(SHAPE)).isEqualTo(before);
            assertThat(ask("other", "SHOW work_mem")).isEqualTo("5MB");
        }
        run("ALTER DATABASE other IS_TEMPLATE false");
        run("GRANT CONNECT ON DATABASE shop TO PUBLIC");
        run("REVOKE ALL ON DATABASE shop FROM rds_superuser");
    }

    @Test
    void a_role_of_a_test_can_be_dropped_as_soon_as_what_it_made_was_put_away() throws SQLException {
        database.snapshot("without");
        for (int round = 0; round < 3; round++) {
            run("CREATE ROLE reader");
            run("GRANT ALL ON SCHEMA public TO reader");
            run("GRANT CREATE ON DATABASE shop TO reader");
            database.restore("without");
            run("DROP ROLE reader");
        }
    }

    @Test
    void a_session_that_was_open_is_told_why_it_ended_and_the_next_one_works() throws SQLException {
        database.snapshot("seeded");
        for (int round = 0; round < 2; round++) {
            try (Connection open = connect("shop");
                    Statement statement = open.createStatement()) {
                open.setAutoCommit(false);
                statement.execute("DELETE FROM orders");
                database.restore("seeded");

                assertThatThrownBy(() -> statement.execute("SELECT 1"))
                        .isInstanceOf(SQLException.class)
                        .satisfies(e ->
                                assertThat(((SQLException) e).getSQLState()).isIn("57P01", "08006"));
            }
            assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("1000");
        }
    }

    @Test
    void whoever_comes_all_the_time_is_neither_in_the_way_nor_turned_away() throws Exception {
        Visitors visitors = new Visitors(() -> ask("SELECT count(*) FROM orders"));
        visitors.begin(3);
        try {
            database.snapshot("busy");
            for (int round = 0; round < 5; round++) {
                database.restore("busy");
            }
        } finally {
            visitors.end();
        }
        assertThat(visitors.end())
                .allMatch(
                        e -> e.getSQLState().equals("57P01") || e.getSQLState().equals("08006"));
        assertThat(visitors.served()).isPositive();
    }

    @Test
    void a_snapshot_of_the_same_name_replaces_it_and_an_unknown_one_names_those_there_are() throws SQLException {
        database.snapshot("first");
        run("DELETE FROM orders WHERE id > 10");
        database.snapshot("second");
        database.restore("first");
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("1000");
        database.restore("second");
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("10");
        run("DELETE FROM orders WHERE id > 5");
        database.snapshot("second");
        run("DELETE FROM orders");
        database.restore("second");
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("5");

        assertThatThrownBy(() -> database.restore("third"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("first")
                .hasMessageContaining("second");
        assertThatThrownBy(() -> database.snapshot("a b")).isInstanceOf(UsageException.class);
    }

    @Test
    void a_reboot_and_a_failover_keep_rows_port_and_snapshots() throws SQLException {
        database.snapshot("kept");
        database.restore("kept");
        Endpoint before = database.endpoint();
        String server = started();
        database.reboot();
        assertThat(started()).isNotEqualTo(server);
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("1000");
        server = started();
        run("INSERT INTO orders (what) VALUES ('committed')");
        database.failOver();

        assertThat(started()).isNotEqualTo(server);
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("1001");
        assertThat(database.endpoint()).isEqualTo(before);
        assertThat(database.status().status()).isEqualTo("available");
        database.restore("kept");
        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("1000");
    }

    @Test
    void databases_whose_drop_was_interrupted_are_in_nobodys_way() throws Exception {
        run("CREATE DATABASE other");
        superuser("CREATE DATABASE rdsadmin_copy_999");
        superuser("UPDATE pg_database SET datconnlimit = -2 WHERE datname IN ('other', 'rdsadmin_copy_999')");
        database.reboot();

        database.snapshot("whole");
        run("DELETE FROM orders");
        database.restore("whole");

        assertThat(ask("SELECT count(*) FROM orders")).isEqualTo("1000");
        assertThat(ask("SELECT datname FROM pg_database WHERE datname IN ('other', 'rdsadmin_copy_999')"))
                .isEqualTo("other");
    }

    private static void superuser(String statement) throws InterruptedException {
        String server = "ebemu-" + environment.id() + "-rds-db";
        InContainer.run(server, List.of(), "psql", "-X", "-h", "127.0.0.1", "-U", Console.SUPERUSER, "-c", statement);
    }

    private static String started() throws SQLException {
        return ask("SELECT pg_postmaster_start_time()");
    }

    @Test
    void an_unknown_instance_names_those_there_are() {
        assertThatThrownBy(() -> environment.database("dv"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("dv")
                .hasMessageContaining("it has db");
    }
}
