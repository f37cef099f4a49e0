/* SPDX-License-Identifier: Apache-2.0 */
package com.example.fibonacci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The application, as a browser talks to it. */
final class Fibonacci {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI nginx;

    Fibonacci(URI nginx) {
        this.nginx = nginx;
    }

    /** Asks for the value at an index; the worker calculates it later. */
    HttpResponse<String> submit(int index) {
        return send(HttpRequest.newBuilder(nginx.resolve("/api/values"))
                .POST(BodyPublishers.ofString("{\"index\":" + index + "}")));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(nginx.resolve(path)));
    }

    /** Waits until the values are these. */
    void hasValues(String json) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/api/values/current").body()).isEqualTo(json));
    }

    /** Waits until the server reaches its database and its cache. */
    Fibonacci isHealthy() {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get("/health").statusCode() == 200);
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
