/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Changes;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server through stops, reboots, changes and deaths. */
@Timeout(300)
final class RdsLifecycleDockerIT {

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
    void ten_deployments_with_a_killed_server_before_each_lose_no_committed_row() throws IOException {
        try (Environment environment = bench.launch()) {
            bench.sql("db", "CREATE TABLE orders (id int PRIMARY KEY)");
            for (int round = 1; round <= 10; round++) {
                bench.sql("db", "INSERT INTO orders VALUES (" + round + ")");
                kill(round);
                bench.task(Integer.toString(round));
                environment.deploy(bench.bundle, DeployOptions.standard());

                assertThat(bench.reachedFromTask("db")).isTrue();
                assertThat(bench.sql("db", "SELECT count(*) FROM orders")).isEqualTo(Integer.toString(round));
                assertThat(environment.state().task().orElseThrow().lastStatus())
                        .isEqualTo(TaskStatus.RUNNING);
            }
        }
    }

    /** The container's first process, or the database's. */
    private void kill(int round) {
        String server = bench.server("db").id();
        if (round % 2 == 0) {
            bench.engine.containers().kill(server, "KILL");
        } else {
            bench.engine
                    .containers()
                    .exec(
                            server,
                            List.of("sh", "-c", "kill -9 $(head -n 1 $PGDATA/postmaster.pid)"),
                            Duration.ofSeconds(10));
        }
    }

    @Test
    void a_server_that_died_is_started_again_at_once_and_that_is_told() throws InterruptedException {
        try (Environment environment = bench.launch()) {
            bench.sql("db", "CREATE TABLE orders AS SELECT 1 AS id");
            bench.engine.containers().kill(bench.server("db").id(), "KILL");

            bench.awaitEvent("DB instance restarted.");

            assertThat(bench.sql("db", "SELECT id FROM orders")).isEqualTo("1");
            assertThat(bench.rds().describeEvents(Optional.of("db")))
                    .anyMatch(event -> event.eventId().equals("RDS-EVENT-0006"));
            assertThat(environment.state().task()).isPresent();
        }
    }

    @Test
    void a_stop_refuses_connections_and_a_reboot_ends_sessions() throws SQLException {
        try (Environment environment = bench.launch()) {
            bench.sql("db", "CREATE TABLE orders AS SELECT 1 AS id");
            try (Connection session = bench.connect("db", "clerk", RdsBench.PASSWORD);
                    Statement statement = session.createStatement()) {
                bench.rds().rebootDBInstance("db");
                assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
            }
            bench.rds().stopDBInstance("db");
            assertThatThrownBy(() -> bench.once("db", "clerk", RdsBench.PASSWORD, "SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThat(bench.rds().describeDBInstances(Optional.of("db")).get(0).status())
                    .isEqualTo("stopped");

            bench.rds().startDBInstance("db");

            assertThat(bench.sql("db", "SELECT id FROM orders")).isEqualTo("1");
            assertThat(bench.reachedFromTask("db")).isTrue();
            assertThat(environment.state().task()).isPresent();
        }
    }

    @Test
    void a_new_password_holds_at_once_gives_lost_rights_back_and_the_next_up_changes_nothing() throws SQLException {
        String other = "another-local-password";
        try (Environment environment = bench.launch()) {
            bench.sql("db", "ALTER ROLE clerk NOCREATEDB");
            String before = bench.server("db").id();

            bench.rds().modifyDBInstance("db", Changes.password(other));

            assertThat(bench.server("db").id()).isEqualTo(before);
            assertThatThrownBy(() -> bench.once("db", "clerk", RdsBench.PASSWORD, "SELECT 1"))
                    .hasMessageContaining("password authentication failed");
            assertThat(bench.once("db", "clerk", other, "SELECT rolcreatedb FROM pg_roles WHERE rolname = 'clerk'"))
                    .isEqualTo("t");
            environment.release();
        }
        try (Environment again = bench.launch()) {
            assertThat(bench.once("db", "clerk", other, "SELECT 1")).isEqualTo("1");
            bench.rds().rebootDBInstance("db");
            assertThat(bench.once("db", "clerk", other, "SELECT 1")).isEqualTo("1");
            assertThat(again.state().task()).isPresent();
        }
    }
}
