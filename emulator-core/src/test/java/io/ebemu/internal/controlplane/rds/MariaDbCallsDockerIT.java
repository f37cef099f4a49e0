/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Changes;
import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Environment;
import io.ebemu.internal.service.InContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the RDS API on an instance of another engine than PostgreSQL. */
@Timeout(240)
final class MariaDbCallsDockerIT {

    @TempDir
    private Path directory;

    private RdsBench bench;

    @BeforeEach
    void prepare() throws IOException {
        bench = new RdsBench(directory, 0);
        Path file = directory.resolve("ebemu.yml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("Engine: postgres", "Engine: mariadb")
                        .replace("\"15\"", "\"10.11\""));
    }

    @AfterEach
    void removeAll() {
        bench.close();
    }

    private String sql(String instance, String user, String password, String statement) throws InterruptedException {
        return InContainer.run(
                        bench.server(instance).id(),
                        List.of("MYSQL_PWD=" + password),
                        "sh",
                        "-c",
                        "mariadb --no-defaults -N -h $(hostname -i) -u $1 -e \"$0\" shop",
                        statement,
                        user)
                .strip();
    }

    @Test
    void a_snapshot_brings_back_tables_users_and_rights_on_a_new_instance() throws Exception {
        try (Environment environment = bench.launch()) {
            sql("db", "clerk", RdsBench.PASSWORD, "CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, item TEXT)");
            sql("db", "clerk", RdsBench.PASSWORD, "INSERT INTO orders (item) SELECT seq FROM seq_1_to_1000");
            sql("db", "clerk", RdsBench.PASSWORD, "CREATE USER reader IDENTIFIED BY 'reader-password'");
            sql("db", "clerk", RdsBench.PASSWORD, "GRANT SELECT ON shop.orders TO reader");

            String next = sql(
                    "db",
                    "clerk",
                    RdsBench.PASSWORD,
                    "SELECT auto_increment FROM information_schema.tables WHERE table_name = 'orders'");
            assertThat(bench.rds().createDBSnapshot("db", "before-migration").status())
                    .isEqualTo("available");
            sql("db", "clerk", RdsBench.PASSWORD, "DROP TABLE orders");
            bench.rds().restoreDBInstanceFromDBSnapshot("db-2", "before-migration", DBInstanceChange.none());

            assertThat(sql("db-2", "reader", "reader-password", "SELECT COUNT(*) FROM orders"))
                    .isEqualTo("1000");
            assertThat(sql(
                            "db-2",
                            "clerk",
                            RdsBench.PASSWORD,
                            "INSERT INTO orders (item) VALUES ('next') RETURNING id"))
                    .isEqualTo(next);
            assertThat(sql("db-2", "clerk", RdsBench.PASSWORD, "SELECT user FROM mysql.user WHERE user = 'root'"))
                    .isEmpty();
            assertThat(environment.state().task()).isPresent();
        }
    }

    @Test
    void a_new_master_password_holds_once_it_is_reset() throws Exception {
        try (Environment environment = bench.launch()) {
            bench.rds().modifyDBInstance("db", Changes.password("an0ther-password"));

            assertThat(sql("db", "clerk", "an0ther-password", "SELECT 'in'")).isEqualTo("in");
            assertThat(sql("db", "clerk", RdsBench.PASSWORD, "SELECT 'in'")).startsWith("ERROR 1045 (28000)");
            assertThat(environment.state().task()).isPresent();
        }
    }
}
