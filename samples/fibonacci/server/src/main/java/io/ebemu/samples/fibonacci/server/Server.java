/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The {@code server} container: an HTTP API on port 5000 over PostgreSQL and Redis. Neither needs to be there
 * when it starts; a request that needs one that is away is answered with 503.
 */
public final class Server {

    private static final int PORT = 5000;
    private static final int THREADS = 8;
    private static final int GRACE_SECONDS = 5;

    private Server() {}

    public static void main(String[] arguments) throws IOException {
        DatabaseSettings database;
        RedisSettings redis;
        try {
            database = DatabaseSettings.from(System.getenv());
            redis = RedisSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("Cannot start: " + e.getMessage());
            System.exit(1);
            return;
        }
        DatabaseConnections connections = new DatabaseConnections(database);
        SubmittedIndexes submitted = new SubmittedIndexes(connections);
        CalculatedValues calculated = new CalculatedValues(redis, THREADS);
        HttpServer http = HttpServer.create(new InetSocketAddress(PORT), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        http.setExecutor(threads);
        http.createContext("/", routes(submitted, calculated));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            finishRequests(http, threads);
            connections.close();
            calculated.close();
            System.out.println("Stopped");
        }));
        http.start();
        System.out.println("Listening on port " + PORT + ", using " + database + " and " + redis);
    }

    private static Routes routes(SubmittedIndexes submitted, CalculatedValues calculated) {
        ValuesApi values = new ValuesApi(submitted, calculated);
        Health health = new Health(submitted, calculated);
        return new Routes(
                Map.of(
                        "/api/values", Map.of("POST", values::submit),
                        "/api/values/all", Map.of("GET", values::all),
                        "/api/values/current", Map.of("GET", values::current),
                        "/health", Map.of("GET", health::check)),
                System.out);
    }

    /** Requests that have begun are answered; the JDK's own {@code stop(n)} would sit out n seconds when idle. */
    private static void finishRequests(HttpServer http, ExecutorService threads) {
        threads.shutdown();
        try {
            threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.stop(0);
    }
}
