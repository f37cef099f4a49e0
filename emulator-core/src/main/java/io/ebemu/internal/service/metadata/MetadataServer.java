/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ebemu.model.TaskRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the task metadata endpoint of one environment to its containers, as the ECS agent does at 169.254.170.2.
 * Requests do not wait for one another: a sample of what a container uses takes the engine a second. Production's limit
 * of 40 requests a second is not emulated.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html">task metadata
 *     endpoint version 4</a>
 */
public final class MetadataServer implements AutoCloseable {

    private final MetadataApi api;
    private final String host;
    private final HttpServer server;
    private final ExecutorService threads;

    private MetadataServer(MetadataApi api, String host, HttpServer server, ExecutorService threads) {
        this.api = api;
        this.host = host;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to answer.
     *
     * @param port the port to listen on, 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static MetadataServer open(ServerAddress address, int port, MetadataApi api) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address.address(), port), 0);
            ExecutorService threads = Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "ebemu-metadata");
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, api));
            server.start();
            return new MetadataServer(api, address.host(), server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + address.address().getHostAddress() + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** Hands out the credentials of the task's role from now on; of none until this is called. */
    public void handsOut(Optional<TaskRole> role) {
        api.handsOut(role);
    }

    /** Where containers find it, such as {@code http://172.17.0.1:40123}. */
    public URI uri() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, MetadataApi api) throws IOException {
        try (exchange) {
            Reply reply = exchange.getRequestMethod().equals("GET")
                    ? api.answer(exchange.getRequestURI().getPath())
                    : Reply.error(405, "only GET is answered here");
            byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Stops listening; requests under way are dropped. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
