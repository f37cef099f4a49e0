/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.junit.BeanstalkExtension;
import io.ebemu.junit.CacheEndpoint;
import io.ebemu.junit.ContainerUri;
import io.ebemu.junit.DBInstanceEndpoint;
import io.ebemu.model.DBInstance;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

@Timeout(180)
@ExtendWith(SpringExtension.class)
@ContextConfiguration(classes = SpringDockerIT.Application.class)
@EbemuServiceConnections
class SpringDockerIT {

    @RegisterExtension
    static final BeanstalkExtension SHOP = BeanstalkExtension.forBundle("src/test/resources/bundles/cached")
            .withDBInstance(DBInstance.builder("orders")
                    .dbName("orders")
                    .master("shop", "secret99")
                    .build())
            .exportingSystemProperties();

    @Autowired
    private JdbcConnectionDetails jdbc;

    @Autowired
    private RedisConnectionDetails redis;

    @Autowired
    private Environment properties;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        SHOP.properties(registry::add);
    }

    @Test
    void beans_connect_to_the_database_and_the_cache(@CacheEndpoint Cache cache) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(jdbc.getJdbcUrl(), jdbc.getUsername(), jdbc.getPassword())) {
            assertThat(connection.getCatalog()).isEqualTo("orders");
        }
        assertThat(redis.getStandalone().getHost()).isEqualTo(cache.endpoint().host());
        assertThat(redis.getStandalone().getPort()).isEqualTo(cache.endpoint().port());
        assertThat(redis.getPassword()).isNull();
    }

    @Test
    void properties_say_where_all_is(
            @DBInstanceEndpoint Database database, @CacheEndpoint URI cache, @ContainerUri("web") URI web) {
        assertThat(properties.getProperty("spring.datasource.url")).isEqualTo(database.jdbcUrl());
        assertThat(properties.getProperty("spring.datasource.username")).isEqualTo("shop");
        assertThat(properties.getProperty("spring.datasource.password")).isEqualTo("secret99");
        assertThat(properties.getProperty("spring.data.redis.url")).isEqualTo(cache.toString());
        assertThat(properties.getProperty("ebemu.container.web.url")).isEqualTo(web.toString());
    }

    @Test
    void system_properties_say_it_as_quarkus_asks(@DBInstanceEndpoint Database database, @CacheEndpoint URI cache) {
        assertThat(System.getProperty("quarkus.datasource.jdbc.url")).isEqualTo(database.jdbcUrl());
        assertThat(System.getProperty("quarkus.datasource.username")).isEqualTo("shop");
        assertThat(System.getProperty("quarkus.datasource.password")).isEqualTo("secret99");
        assertThat(System.getProperty("quarkus.redis.hosts")).isEqualTo(cache.toString());
    }

    @Configuration
    static class Application {}
}
