/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.DBInstance;
import io.ebemu.spi.ManagedServiceProvider.StartRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RdsPostgresProviderDockerIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String PASSWORD = "s3cret-Pa55word";
    private static final DBInstance INSTANCE = instance(PASSWORD, 5432);

    private final RdsPostgresProvider provider =
            new RdsPostgresProvider(new ServerLauncher(new SystemHost(), DEADLINE), new SystemHost());

    private static DBInstance instance(String password, int port) {
        return DBInstance.builder("orders")
                .engine("postgres", "15")
                .instanceClass("db.t3.micro")
                .dbName("shop")
                .master("clerk", password)
                .port(port)
                .coupled(false)
                .build();
    }

    private static ServiceNetwork network(DBInstance instance) {
        return new ServiceNetwork(instance, "postgres:15");
    }

    private static Connection connect(ServiceNetwork network) throws SQLException {
        return connect(network, PASSWORD);
    }

    private static Connection connect(ServiceNetwork network, String password) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + network.hostPort() + "/shop?sslmode=require";
        return DriverManager.getConnection(url, "clerk", password);
    }

    private static void execute(ServiceNetwork network, String sql) throws SQLException {
        try (Connection connection = connect(network);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(ServiceNetwork network, String sql) throws SQLException {
        try (Connection connection = connect(network);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    @Test
    void a_new_server_on_the_same_interface_and_volume_has_the_data_of_the_old_one() throws Exception {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.durable());
            execute(network, "CREATE TABLE kept AS SELECT 'still here' AS word");
            int port = network.hostPort();
            network.removeServer();

            provider.start(network.durable());

            assertThat(query(network, "SELECT word FROM kept")).isEqualTo("still here");
            assertThat(query(network, "SHOW fsync")).isEqualTo("on");
            assertThat(network.hostPort()).isEqualTo(port);
        }
    }

    @Test
    void the_server_publishes_nothing_itself_and_shows_its_labels_but_not_the_password() {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.durable());

            var server = network.inspectServer();
            assertThat(server.getHostConfig().getNetworkMode()).isEqualTo("container:" + network.id());
            assertThat(server.getHostConfig().getPortBindings().getBindings()).isEmpty();
            assertThat(server.getConfig().getLabels()).containsAllEntriesOf(network.labels());
            assertThat(network.openlyVisible()).noneMatch(text -> text.contains(PASSWORD));
        }
    }

    @Test
    void data_that_goes_with_the_server_is_not_flushed_to_disk() throws Exception {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.ephemeral());

            assertThat(query(network, "SHOW fsync")).isEqualTo("off");
        }
    }

    @Test
    void the_server_listens_on_the_port_of_the_instance() throws Exception {
        try (ServiceNetwork network = network(instance(PASSWORD, 15432))) {
            provider.start(network.durable());

            assertThat(query(network, "SHOW port")).isEqualTo("15432");
        }
    }

    @Test
    void the_same_instance_in_two_environments_is_two_databases() throws Exception {
        try (ServiceNetwork one = network(INSTANCE);
                ServiceNetwork other = network(INSTANCE)) {
            provider.start(one.durable());
            provider.start(other.durable());
            execute(one, "CREATE TABLE mine (id int)");

            assertThat(query(other, "SELECT to_regclass('mine') IS NULL")).isEqualTo("t");
            assertThat(one.inspectServer().getId())
                    .isNotEqualTo(other.inspectServer().getId());
        }
    }

    @Test
    void starting_a_server_that_runs_already_leaves_it_running() {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.durable());
            String id = network.inspectServer().getId();

            provider.start(network.durable());

            assertThat(network.inspectServer().getId()).isEqualTo(id);
        }
    }

    @Test
    void data_of_another_engine_version_fails_at_once_and_stays_on_the_volume() {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.durable());
            network.removeServer();
            network.onVolume("/data", "echo 14 > /data/PG_VERSION");
            long begin = System.nanoTime();

            assertThatThrownBy(() -> provider.start(network.durable()))
                    .isInstanceOf(ManagedServiceException.class)
                    .hasMessageContaining("rds orders: postgres:15 exited with code 1 after")
                    .hasMessageContaining("SELECT 1 as clerk at 127.0.0.1:" + network.hostPort())
                    .hasMessageContaining("database files are incompatible with server")
                    .hasMessageContaining("set EngineVersion back");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE.dividedBy(2));
            assertThat(network.serverExists()).isFalse();
            network.onVolume("/data", "test -s /data/pg_hba.conf");
        }
    }

    @Test
    void data_whose_superuser_is_the_master_user_are_refused_with_what_to_do() {
        try (ServiceNetwork network = network(INSTANCE)) {
            network.onVolume(
                    "/data",
                    "chown postgres /data && setpriv --reuid=postgres --regid=postgres --init-groups initdb -D /data --username=clerk --no-sync > /dev/null");

            assertThatThrownBy(() -> provider.start(network.durable()))
                    .isInstanceOf(ManagedServiceException.class)
                    .hasMessageContaining("rds orders: postgres:15 exited with code 1 after")
                    .hasMessageContaining("have no user rdsadmin: an older ebemu, or something else, made them")
                    .hasMessageContaining("ebemu rds import-dump");
        }
    }

    @Test
    void the_password_of_the_definition_wins_over_that_of_the_data() throws Exception {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.durable());
            execute(network, "ALTER ROLE clerk PASSWORD 'changed-by-an-application'");
            network.removeServer();

            provider.start(network.durable(instance("another-Pa55word", 5432)));

            try (Connection connection = connect(network, "another-Pa55word")) {
                assertThat(connection.isValid(1)).isTrue();
            }
            assertThat(network.log()).doesNotContain(PASSWORD).doesNotContain("another-Pa55word");
        }
    }

    @Test
    void an_interrupted_start_is_cancelled() {
        try (ServiceNetwork network = network(INSTANCE)) {
            StartRequest request = network.durable();
            Thread.currentThread().interrupt();

            Throwable thrown = catchThrowable(() -> provider.start(request));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).isInstanceOf(OperationCancelledException.class);
        }
    }

    @Test
    void a_server_that_does_not_answer_in_time_is_told_with_its_last_error() {
        RdsPostgresProvider hasty =
                new RdsPostgresProvider(new ServerLauncher(new SystemHost(), Duration.ofMillis(50)), new SystemHost());
        try (ServiceNetwork network = network(INSTANCE)) {
            assertThatThrownBy(() -> hasty.start(network.durable()))
                    .isInstanceOf(ManagedServiceException.class)
                    .hasMessageContaining("did not answer SELECT 1 as clerk")
                    .hasMessageContaining("last error: ");
            assertThat(network.serverExists()).isFalse();
        }
    }

    @Test
    void the_server_has_the_memory_of_its_class_and_the_roles_of_rds() throws Exception {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.ephemeral());

            assertThat(network.inspectServer().getHostConfig().getMemory()).isEqualTo(1024L * 1024 * 1024);
            assertThat(query(network, "SHOW max_connections")).isEqualTo("90");
            assertThat(query(
                            network,
                            "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname ~ 'rds'"))
                    .isEqualTo("rds_iam rds_password rds_replication rds_superuser rdsadmin rdstopmgr");
            assertThat(query(network, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'shop'"))
                    .isEqualTo("clerk");
        }
    }

    @Test
    void a_role_of_rds_that_is_renamed_has_its_name_again_soon_and_cannot_be_dropped() throws Exception {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.ephemeral());

            execute(network, "ALTER ROLE rds_superuser RENAME TO mine");

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> query(
                                    network,
                                    "SELECT pg_has_role('clerk', oid, 'MEMBER') FROM pg_roles"
                                            + " WHERE rolname = 'rds_superuser' UNION ALL SELECT false")
                            .equals("t"));
            assertThatThrownBy(() -> execute(network, "DROP ROLE rds_superuser"))
                    .hasMessageContaining("cannot be dropped because some objects depend on it");
        }
    }

    @Test
    void a_dump_has_nothing_of_what_is_added_to_a_database() throws Exception {
        try (ServiceNetwork network = network(INSTANCE)) {
            provider.start(network.ephemeral());
            execute(network, "CREATE TABLE goods (id int)");

            assertThat(network.inServer("pg_dump -h 127.0.0.1 -U rdsadmin shop"))
                    .contains("CREATE TABLE public.goods")
                    .doesNotContain("EVENT TRIGGER", "rds_");
        }
    }
}
