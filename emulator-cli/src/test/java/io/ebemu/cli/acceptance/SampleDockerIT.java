/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The sample, run on the command line from its first start to its end; each test goes on where the one before ended.
 * Nothing else runs beside it, since it holds what it sees against times.
 */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleDockerIT {

    private static final int PORT = 18_200;

    private final Ebemu ebemu = Ebemu.sample();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void bringUp() {
        Finished up = up();

        assertThat(up.exitCode()).as(up.toString()).isZero();
    }

    @AfterAll
    void terminate() {
        ebemu.close();
        assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        assertThat(Docker.run("volume", "ls", "-q", "--filter", ebemu.label())).isEmpty();
    }

    private Finished up() {
        return ebemu.run("up", "-d", "--port-offset", Integer.toString(PORT - 80));
    }

    @Test
    @Order(1)
    void an_index_sent_through_nginx_is_calculated_and_kept_in_both_stores() throws SQLException {
        await().atMost(Duration.ofSeconds(20)).until(() -> post("/api/values", "{\"index\":10}") == 202);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(get("/api/values/current")).isEqualTo("{\"10\":\"55\"}"));

        assertThat(rowsInPostgres()).isEqualTo(1);
        assertThat(valueInRedis("10")).isEqualTo("55");
    }

    @Test
    @Order(2)
    void only_the_container_with_the_link_resolves_the_name() {
        String nginx = ebemu.containerId("nginx");
        String worker = ebemu.containerId("worker");

        for (String name : new String[] {"api", "server"}) {
            assertThat(Docker.attempt("exec", nginx, "getent", "hosts", name).exitCode())
                    .as("nginx resolves " + name)
                    .isZero();
            assertThat(Docker.attempt("exec", worker, "getent", "hosts", name).exitCode())
                    .as("worker resolves " + name)
                    .isNotZero();
        }
    }

    @Test
    @Order(3)
    void up_on_an_unchanged_running_environment_changes_nothing() {
        String before = Docker.run("ps", "-q", "--no-trunc", "--filter", ebemu.label());

        Finished again = up();

        assertThat(again.exitCode()).isZero();
        assertThat(again.error() + again.output()).contains("unchanged");
        assertThat(Docker.run("ps", "-q", "--no-trunc", "--filter", ebemu.label()))
                .isEqualTo(before);
    }

    @Test
    @Order(4)
    void a_non_essential_container_that_is_killed_is_seen_in_the_status_and_the_rest_runs() {
        Docker.run("kill", ebemu.containerId("worker"));

        JsonNode status = ebemu.status();

        assertThat(status.path("task").path("lastStatus").asText()).isEqualTo("RUNNING");
        assertThat(Ebemu.container(status, "worker").path("exitCode").asInt()).isEqualTo(137);
        assertThat(get("/api/values/current")).contains("55");
    }

    @Test
    @Order(5)
    void an_essential_container_that_is_killed_stops_the_task() {
        String nginx = ebemu.containerId("nginx");
        String server = ebemu.containerId("server");
        String since = Docker.run("info", "--format", "{{.SystemTime}}");
        Docker.run("kill", nginx);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                ebemu.status().path("task").path("lastStatus").asText())
                        .isEqualTo("STOPPED"));

        JsonNode task = ebemu.status().path("task");
        assertThat(task.path("stopCode").asText()).isEqualTo("EssentialContainerExited");
        assertThat(task.path("stoppedReason").asText()).isEqualTo("Essential container in task exited");
        long died = firstEvent(since, nginx, "die");
        long signalled = firstEvent(since, server, "kill");
        assertThat(Duration.ofNanos(signalled - died)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Order(6)
    void data_is_still_there_after_down_and_up() throws SQLException {
        assertThat(ebemu.run("down").exitCode()).isZero();
        assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        assertThat(ebemu.status().path("task").path("lastStatus").asText()).isEqualTo("STOPPED");

        assertThat(up().exitCode()).isZero();

        assertThat(rowsInPostgres()).isEqualTo(1);
        assertThat(valueInRedis("10")).isEqualTo("55");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/api/values/current").contains("55"));
    }

    @Test
    @Order(7)
    void no_secret_is_in_a_label_or_a_process_list_or_a_file_that_others_read() {
        String password = "fibonacci-local-only";
        assertThat(Docker.run(
                        "ps", "-a", "--filter", ebemu.label(), "--no-trunc", "--format", "{{.Command}} {{.Labels}}"))
                .doesNotContain(password);
        assertThat(ebemu.run("status", "--json").output()).doesNotContain(password);
        assertThat(ebemu.run("plan", "--json").output()).doesNotContain(password);
    }

    private static long firstEvent(String since, String container, String action) {
        String times = Docker.run(
                "events",
                "--since",
                since,
                "--until",
                Docker.run("info", "--format", "{{.SystemTime}}"),
                "--filter",
                "container=" + container,
                "--filter",
                "event=" + action,
                "--format",
                "{{.TimeNano}}");
        return Long.parseLong(times.lines().findFirst().orElseThrow());
    }

    private int rowsInPostgres() throws SQLException {
        JsonNode endpoint = ebemu.status().path("DBInstances").path(0).path("HostEndpoint");
        String url = "jdbc:postgresql://" + endpoint.path("Address").asText() + ":"
                + endpoint.path("Port").asInt() + "/fibonacci";
        String password = Docker.run("exec", ebemu.containerId("server"), "printenv", "PGPASSWORD");
        try (Connection connection = DriverManager.getConnection(url, "fibonacci", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM submitted_values WHERE number = 10")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private String valueInRedis(String index) {
        String redis = Docker.run(
                "ps",
                "-q",
                "--filter",
                ebemu.label(),
                "--filter",
                "label=io.ebemu.role=service",
                "--filter",
                "label=io.ebemu.service-kind=elasticache");
        return Docker.run("exec", redis, "redis-cli", "HGET", "values", index);
    }

    private int post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(uri(path))).body();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + PORT + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
