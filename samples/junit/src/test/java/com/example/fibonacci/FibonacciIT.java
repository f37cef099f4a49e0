/* SPDX-License-Identifier: Apache-2.0 */
package com.example.fibonacci;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.junit.BeanstalkTest;
import io.ebemu.junit.ContainerUri;
import io.ebemu.junit.DBInstanceEndpoint;
import io.ebemu.junit.RestoreBetweenTests;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application does: nginx, client, server and worker, with PostgreSQL and Redis. */
@BeanstalkTest(bundle = "../fibonacci")
@RestoreBetweenTests
class FibonacciIT {

    private Fibonacci fibonacci;

    @BeforeEach
    void is_up(@ContainerUri("nginx") URI nginx) {
        fibonacci = new Fibonacci(nginx).isHealthy();
    }

    @Test
    void a_submitted_index_is_calculated_and_kept(@DBInstanceEndpoint Connection database) throws SQLException {
        assertThat(fibonacci.submit(10).statusCode()).isEqualTo(202);

        fibonacci.hasValues("{\"10\":\"55\"}");
        assertThat(indexes(database)).isEqualTo(1);
    }

    @Test
    void another_test_begins_without_it(@DBInstanceEndpoint Connection database) throws SQLException {
        assertThat(fibonacci.submit(11).statusCode()).isEqualTo(202);

        fibonacci.hasValues("{\"11\":\"89\"}");
        assertThat(indexes(database)).isEqualTo(1);
    }

    @Test
    void the_page_comes_through_nginx_from_the_client() {
        HttpResponse<String> page = fibonacci.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).containsIgnoringCase("fibonacci");
    }

    private static int indexes(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM submitted_values")) {
            count.next();
            return count.getInt(1);
        }
    }
}
