/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test class with everything that can be injected, for {@link InjectionDockerIT} to run. */
final class Injections {

    private static final String TINY = "src/test/resources/bundles/tiny";
    /** The connections that tests were given. */
    static final List<Connection> GIVEN = new CopyOnWriteArrayList<>();

    private Injections() {}

    static BeanstalkExtension withServices() {
        return BeanstalkExtension.forBundle(TINY)
                .withProperty("GREETING", "built")
                .withDBInstance(DBInstance.builder("orders")
                        .dbName("shop")
                        .master("shop", "secret99")
                        .build())
                .withCacheCluster(new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379))
                .waitingFor(
                        WaitFor.http("web", "/index.html"),
                        WaitFor.http("web", "/nonsuch").returning(404),
                        WaitFor.log("web", "^web b.gins$"),
                        WaitFor.query("orders", "SELECT 1"));
    }

    @RestoreBetweenTests
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Everything {

        @RegisterExtension
        static final BeanstalkExtension SHOP = withServices();

        static Environment shared;

        @DBInstanceEndpoint
        static DataSource forTheClass;

        private Environment environment;

        @ContainerUri("web")
        private URI web;

        @CacheEndpoint("sessions")
        String redis;

        @BeforeAll
        static void seed() throws SQLException {
            assertThat(shared).isSameAs(SHOP.environment());
            run(forTheClass, "CREATE TABLE item (name text); INSERT INTO item VALUES ('seeded')");
        }

        @Test
        @Order(1)
        void isInjected(
                @ContainerUri("web") Container container,
                @ContainerUri("web") Endpoint endpoint,
                @DBInstanceEndpoint("orders") Connection connection,
                @DBInstanceEndpoint String url,
                @DBInstanceEndpoint Endpoint host,
                @DBInstanceEndpoint Database database,
                @CacheEndpoint URI uri,
                @CacheEndpoint Endpoint cacheHost,
                @CacheEndpoint Cache cache)
                throws SQLException {
            GIVEN.add(connection);
            assertThat(environment).isSameAs(shared);
            assertThat(web).isEqualTo(endpoint.uri());
            assertThat(Fixtures.greeting(web)).isEqualTo("built");
            assertThat(container.name()).isEqualTo("web");
            assertThat(url).contains("//" + host.host() + ":" + host.port() + "/shop");
            try (Connection own = DriverManager.getConnection(url, database.username(), database.password())) {
                assertThat(own.isValid(1)).isTrue();
            }
            assertThat(uri).hasToString(redis).hasScheme("redis").hasPort(cacheHost.port());
            assertThat(cache.identifier()).isEqualTo("sessions");
            assertThat(count(forTheClass)).isEqualTo(1);
            run(forTheClass, "INSERT INTO item VALUES ('left behind')");
        }

        @Test
        @Order(2)
        void findsWhatTheFirstTestFound(@DBInstanceEndpoint DataSource dataSource) throws SQLException {
            assertThat(count(dataSource)).isEqualTo(1);
            run(dataSource, "DROP TABLE item");
        }

        @Test
        @Order(3)
        void findsItAgain(@DBInstanceEndpoint DataSource dataSource) throws SQLException {
            assertThat(count(dataSource)).isEqualTo(1);
        }
    }

    static class WrongTypes {

        @RegisterExtension
        static final BeanstalkExtension TINY_ONE = BeanstalkExtension.forBundle(TINY);

        @Test
        void ofCache(@CacheEndpoint int port) {}

        @Test
        void ofDatabase(@DBInstanceEndpoint URI uri) {}

        @Test
        void noDatabase(@DBInstanceEndpoint DataSource dataSource) {}
    }

    static class FinalField {

        @RegisterExtension
        static final BeanstalkExtension TINY_ONE = BeanstalkExtension.forBundle(TINY);

        @ContainerUri("web")
        final URI web = URI.create("http://localhost");

        @Test
        void isNotRun() {}
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM item")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
