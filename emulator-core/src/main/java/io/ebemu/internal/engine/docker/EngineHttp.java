/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.ebemu.internal.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Requests to one engine at one pinned API version. Answers are read as JSON trees: a process that only lists containers
 * would spend more time on preparing docker-java's typed model than on the engine. Blocking; {@link Deadlines} bounds it.
 */
final class EngineHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final DockerHttpClient client;
    private final ObjectMapper json;
    private final DockerErrors errors;
    private final String prefix;

    private EngineHttp(DockerHttpClient client, ObjectMapper json, String prefix) {
        this.client = client;
        this.json = json;
        this.errors = new DockerErrors(json);
        this.prefix = prefix;
    }

    /** Requests without a version, which only {@code /_ping} and {@code /version} should get. */
    static EngineHttp unversioned(EngineRoute route, ObjectMapper json) {
        ZerodepDockerHttpClient.Builder builder =
                new ZerodepDockerHttpClient.Builder().dockerHost(route.http()).connectionTimeout(CONNECT);
        if (!route.http().getScheme().equals("tcp")) {
            // Never used on a socket file, but without it the transport would read the JVM's whole trust store.
            builder.sslConfig(() -> SSLContext.getInstance("TLS"));
        }
        return new EngineHttp(builder.build(), json, "");
    }

    /** The same connections at an API version. */
    EngineHttp at(ApiVersion version) {
        return new EngineHttp(client, json, "/v" + version);
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    JsonNode get(String path, Map<String, String> headers) {
        Request.Builder request = request("GET", path);
        headers.forEach(request::putHeader);
        return read(request.build());
    }

    JsonNode post(String path, JsonNode body) {
        return read(request("POST", path, body).build());
    }

    void post(String path) {
        read(request("POST", path).build());
    }

    void delete(String path) {
        read(request("DELETE", path).build());
    }

    Response stream(String path) {
        return open(request("GET", path).build());
    }

    Response stream(String path, JsonNode body) {
        return open(request("POST", path, body).build());
    }

    Response stream(String path, Map<String, String> headers, InputStream body) {
        Request.Builder request = request("POST", path).body(body);
        headers.forEach(request::putHeader);
        return open(request.build());
    }

    private Request.Builder request(String method, String path) {
        // A kept connection would be a broken one after the engine has been restarted, and a new one costs nothing
        // here.
        return Request.builder().method(method).path(prefix + path).putHeader("Connection", "close");
    }

    private Request.Builder request(String method, String path, JsonNode body) {
        return request(method, path)
                .putHeader("Content-Type", "application/json")
                .bodyBytes(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode read(Request request) {
        try (Response response = open(request)) {
            return json.readTree(response.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer with a good status, or 304, "nothing to do". */
    private Response open(Request request) {
        Response response = client.execute(request);
        int status = response.getStatusCode();
        if (status < 300 || status == 304) {
            return response;
        }
        try (response) {
            throw refused(status, response);
        }
    }

    private EngineException refused(int status, Response response) {
        try {
            return errors.answered(status, new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return errors.answered(status, "");
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
