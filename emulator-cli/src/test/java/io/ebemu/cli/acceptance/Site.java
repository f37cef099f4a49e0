/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * An application at a port of this machine, as a browser sees it.
 *
 * @param port where it is published
 */
record Site(int port) {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /**
     * What was answered.
     *
     * @param status the status code
     * @param type the content type, empty if it was not told
     */
    record Answer(int status, String type, String body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** Nobody tells when a program begins to answer, or knows more: it is asked until it answers so. */
    Answer awaitAnswer(String path, Predicate<Answer> expected) {
        return await().atMost(PATIENCE).ignoreExceptions().until(() -> get(path), expected);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(5));
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, response.body());
    }
}
