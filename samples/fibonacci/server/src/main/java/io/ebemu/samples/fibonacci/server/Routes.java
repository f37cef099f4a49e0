/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** Finds the route for a path and method, turns failures into JSON, and logs one line a request. */
final class Routes implements HttpHandler {

    /** Answers a request body, which is empty for GET. */
    @FunctionalInterface
    interface Route {
        Reply answer(byte[] body);
    }

    private static final int LONGEST_BODY_BYTES = 1024;
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final Map<String, Map<String, Route>> byPathAndMethod;
    private final PrintStream log;

    Routes(Map<String, Map<String, Route>> byPathAndMethod, PrintStream log) {
        this.byPathAndMethod = byPathAndMethod;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        long started = System.nanoTime();
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        try (exchange) {
            Reply reply = reply(exchange, request);
            byte[] body = JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
            log.println(request + " " + reply.status() + " " + millis + " ms");
        } catch (IOException e) {
            log.println(request + " not answered: " + e.getMessage());
        }
    }

    private Reply reply(HttpExchange exchange, String request) throws IOException {
        Map<String, Route> byMethod =
                byPathAndMethod.get(exchange.getRequestURI().getPath());
        if (byMethod == null) {
            return Reply.error(404, "there is nothing at this path");
        }
        Route route = byMethod.get(exchange.getRequestMethod());
        if (route == null) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", byMethod.keySet()));
            return Reply.error(405, "this path does not answer to " + exchange.getRequestMethod());
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES + 1);
        if (body.length > LONGEST_BODY_BYTES) {
            return Reply.error(413, "the request body is longer than " + LONGEST_BODY_BYTES + " bytes");
        }
        return answer(route, body, request);
    }

    private Reply answer(Route route, byte[] body, String request) {
        try {
            return route.answer(body);
        } catch (RejectedRequestException e) {
            return e.reply();
        } catch (ServiceUnavailableException e) {
            log.println(request + " failed: " + e.getMessage());
            return Reply.error(503, e.service() + " is not available, please try again");
        } catch (RuntimeException e) {
            e.printStackTrace(log);
            return Reply.error(500, "the server failed");
        }
    }
}
