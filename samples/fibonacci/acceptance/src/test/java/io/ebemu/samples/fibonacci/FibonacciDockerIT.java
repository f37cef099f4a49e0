/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.junit.BeanstalkTest;
import io.ebemu.junit.ContainerUri;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole application as it is deployed: nginx, client, server and worker, with PostgreSQL and Redis. */
@BeanstalkTest(bundle = "..")
class FibonacciDockerIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI nginx;

    FibonacciDockerIT(@ContainerUri("nginx") URI nginx) {
        this.nginx = nginx;
    }

    @BeforeEach
    void the_server_answers() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get("/health").statusCode() == 200);
    }

    @Test
    void a_submitted_index_is_calculated_and_kept() throws Exception {
        HttpResponse<String> submitted = post("/api/values", "{\"index\":10}");
        assertThat(submitted.statusCode()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(get("/api/values/current").body()).isEqualTo("{\"10\":\"55\"}"));
        assertThat(get("/api/values/all").body()).isEqualTo("[{\"number\":10}]");
    }

    @Test
    void the_page_comes_through_nginx_from_the_client() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).containsIgnoringCase("fibonacci");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(nginx.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(nginx.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
