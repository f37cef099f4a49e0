/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.internal.service.ServiceNetwork;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IndefiniteWaitOneShotStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** What the clients of applications make of an instance that refuses connections without TLS, as RDS does from 15 on. */
class PostgresClientsDockerIT {

    private static final String PASSWORD = "s3cret-Pa55word";
    private static final DBInstance INSTANCE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("shop")
            .master("clerk", PASSWORD)
            .port(5432)
            .build();
    private static final ServiceNetwork NETWORK = new ServiceNetwork(INSTANCE, "postgres:15");

    /** A query as applications begin with; what comes of it is printed. */
    private static final String QUERY = """
            const { Pool } = require('pg');
            const fs = require('fs');
            const pool = new Pool({ user: 'clerk', host: process.env.PGHOST, database: 'shop', password: '%s',
              port: 5432%s });
            pool.query('SELECT 1 AS one').then(r => console.log('answered ' + r.rows[0].one))
              .catch(e => console.log(e.message)).finally(() => pool.end());
            """;

    @BeforeAll
    static void start() {
        new RdsPostgresProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(60)), new SystemHost())
                .start(NETWORK.durable());
    }

    @AfterAll
    static void remove() {
        NETWORK.close();
    }

    private static String endpoint() {
        return INSTANCE.endpoint(new EnvironmentId(NETWORK.labels().get("io.ebemu.environment")))
                .address();
    }

    private static String address() {
        InspectContainerResponse networkInterface = DockerClientFactory.lazyClient()
                .inspectContainerCmd(NETWORK.id())
                .exec();
        return Objects.requireNonNull(
                        networkInterface.getNetworkSettings().getNetworks().get("bridge"))
                .getIpAddress();
    }

    /** Runs a program in a container of its own, as a task's container would be; returns what it printed. */
    private static String client(String image, String... command) {
        try (GenericContainer<?> client = new GenericContainer<>(DockerImageName.parse(image))
                .withCommand(command)
                .withEnv("PGHOST", endpoint())
                .withEnv("PGPASSWORD", PASSWORD)
                .withExtraHost(endpoint(), address())
                .withCopyToContainer(Transferable.of(authority(), 0444), "/ca.pem")
                .withStartupCheckStrategy(new IndefiniteWaitOneShotStartupCheckStrategy())) {
            client.start();
            return client.getLogs().strip();
        }
    }

    private static String authority() {
        try {
            return Files.readString(NETWORK.files().resolve("tls/ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String node(String encryption) {
        return client("ebemu-test/node-pg:1", "node", "-e", QUERY.formatted(PASSWORD, encryption));
    }

    @Test
    void a_pool_of_node_pg_without_ssl_is_turned_away() {
        assertThat(node(""))
                .matches("no pg_hba.conf entry for host \"[0-9.]+\", user \"clerk\", database \"shop\","
                        + " no encryption");
    }

    @Test
    void a_pool_of_node_pg_with_ssl_works_and_can_verify_the_endpoint() {
        assertThat(node(", ssl: { rejectUnauthorized: false }")).isEqualTo("answered 1");
        assertThat(node(", ssl: { ca: fs.readFileSync('/ca.pem').toString() }")).isEqualTo("answered 1");
    }

    @Test
    void an_extension_that_rds_does_not_have_is_refused_to_psql_and_to_java() throws Exception {
        String refusal = "Extension \"file_fdw\" is not supported by Amazon RDS";

        assertThat(client("postgres:15", "sh", "-c", "psql -U clerk -d shop -c 'CREATE EXTENSION file_fdw' 2>&1; true"))
                .contains(refusal);
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + NETWORK.hostPort() + "/shop", "clerk", PASSWORD);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE EXTENSION file_fdw"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(refusal);
        }
    }
}
