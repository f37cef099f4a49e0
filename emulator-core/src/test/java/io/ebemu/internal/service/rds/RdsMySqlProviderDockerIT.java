/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.InContainer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.ParameterGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RdsMySqlProviderDockerIT {

    private static final String PASSWORD = "s3cret'Pa55word";
    private static final DBInstance INSTANCE = instance().build();

    private final RdsMySqlProvider provider =
            new RdsMySqlProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost());

    private static DBInstanceBuilder instance() {
        return DBInstance.builder("orders")
                .engine("mariadb", "10.11")
                .instanceClass("db.t3.micro")
                .dbName("shop")
                .master("clerk", PASSWORD)
                .port(3306);
    }

    private static ServiceNetwork network() {
        return new ServiceNetwork(INSTANCE, "mariadb:10.11");
    }

    /** As a client outside the server's own machine: by the address of the network interface. */
    private static String ask(ServiceNetwork network, String password, String sql) throws InterruptedException {
        return InContainer.run(
                        network.server(),
                        List.of("MYSQL_PWD=" + password),
                        "sh",
                        "-c",
                        "mariadb --no-defaults -N -h $(hostname -i) -u clerk -e \"$0\" shop",
                        sql)
                .strip();
    }

    @Test
    void a_new_server_has_the_data_of_the_old_one_and_the_password_that_it_is_told() throws Exception {
        try (ServiceNetwork network = network()) {
            provider.start(network.durable());
            ask(network, PASSWORD, "CREATE TABLE kept AS SELECT 'still here' AS word");
            network.removeServer();

            provider.start(
                    network.durable(instance().master("clerk", "an0ther-one").build()));

            assertThat(ask(network, "an0ther-one", "SELECT word FROM kept")).isEqualTo("still here");
            assertThat(ask(network, PASSWORD, "SELECT 1"))
                    .matches("ERROR 1045 \\(28000\\): Access denied for user 'clerk'@'\\S+' \\(using password: YES\\)");
        }
    }

    @Test
    void a_database_that_is_dropped_stays_away() throws Exception {
        try (ServiceNetwork network = network()) {
            provider.start(network.durable());
            ask(network, PASSWORD, "DROP DATABASE shop");
            network.removeServer();

            provider.start(network.durable());

            assertThat(ask(network, PASSWORD, "SELECT 1")).isEqualTo("ERROR 1049 (42000): Unknown database 'shop'");
        }
    }

    @Test
    void the_password_is_nowhere_to_be_seen() throws Exception {
        try (ServiceNetwork network = network()) {
            provider.start(network.durable());

            assertThat(network.inspectServer().toString()).doesNotContain(PASSWORD);
            assertThat(InContainer.run(network.server(), List.of(), "sh", "-c", "cat /proc/1/cmdline /proc/1/environ"))
                    .doesNotContain(PASSWORD);
            assertThat(InContainer.run(
                            network.server(), List.of(), "sh", "-c", "find /etc/ebemu -perm /077 | xargs cat"))
                    .contains("[mysqld]")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void only_rdsadmin_is_an_administrator_and_only_from_inside() throws Exception {
        try (ServiceNetwork network = network()) {
            provider.start(network.durable());

            assertThat(ask(network, PASSWORD, "SELECT user, host FROM mysql.user ORDER BY user, host")
                            .lines())
                    .containsExactly(
                            "clerk\t%", "mariadb.sys\tlocalhost", "rdsadmin\t127.0.0.1", "rdsadmin\tlocalhost");
            assertThat(InContainer.run(
                            network.server(),
                            List.of(),
                            "sh",
                            "-c",
                            "mariadb --no-defaults -h $(hostname -i) -u rdsadmin -e 'SELECT 1'"))
                    .startsWith("ERROR 1045 (28000): Access denied for user 'rdsadmin'@");
            assertThat(InContainer.run(
                            network.id(),
                            List.of(),
                            "mariadb",
                            "--no-defaults",
                            "-N",
                            "-h127.0.0.1",
                            "-urdsadmin",
                            "-e",
                            "SELECT CURRENT_USER()"))
                    .isEqualTo("rdsadmin@127.0.0.1\n");
        }
    }

    @Test
    void the_class_limits_connections_and_memory_and_an_encrypted_client_can_verify_the_server() throws Exception {
        try (ServiceNetwork network = network()) {
            provider.start(network.ephemeral());

            assertThat(ask(network, PASSWORD, "SELECT @@max_connections, @@innodb_buffer_pool_size >> 20"))
                    .isEqualTo("34\t616");
            assertThat(network.inspectServer().getHostConfig().getMemory()).isEqualTo(1L << 30);
            assertThat(InContainer.run(
                            network.server(),
                            List.of("MYSQL_PWD=" + PASSWORD),
                            "mariadb",
                            "--no-defaults",
                            "-N",
                            "-hlocalhost",
                            "--protocol=tcp",
                            "-uclerk",
                            "--ssl-ca=/etc/ebemu/ca.pem",
                            "--ssl-verify-server-cert",
                            "-eSHOW STATUS LIKE 'Ssl_version'"))
                    .contains("TLSv1.");
        }
    }

    @Test
    void a_parameter_group_can_require_encryption() throws Exception {
        try (ServiceNetwork network = network()) {
            provider.start(network.durable(instance()
                    .parameterGroup(Optional.of(new ParameterGroup(
                            "strict", "mariadb10.11", Map.of("require_secure_transport", "ON", "wait_timeout", "77"))))
                    .build()));

            assertThat(ask(network, PASSWORD, "SELECT @@wait_timeout")).isEqualTo("77");
            assertThat(InContainer.run(
                            network.server(),
                            List.of("MYSQL_PWD=" + PASSWORD),
                            "sh",
                            "-c",
                            "mariadb --no-defaults --skip-ssl -h $(hostname -i) -u clerk -e 'SELECT 1'"))
                    .startsWith("ERROR 1045 (28000): Access denied for user");
        }
    }
}
