/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.elasticache.RedisProvider;
import io.ebemu.internal.service.rds.RdsPostgresProvider;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.spi.ManagedServiceProvider;
import io.ebemu.spi.ManagedServiceProvider.StartRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts servers side by side in a JVM of its own, which then ends: how the command line does it. */
public final class OwnProcess {

    /** The services that this program knows how to start; tests use the same. */
    public static final DBInstance DATABASE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("shop")
            .master("clerk", "s3cret-Pa55word")
            .port(5432)
            .coupled(false)
            .build();

    public static final CacheCluster CACHE = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);

    private OwnProcess() {}

    /** Runs {@link #main} with these requests; returns what it printed. */
    public static String start(Map<String, String> environment, StartRequest... requests)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                OwnProcess.class.getName()));
        for (StartRequest request : requests) {
            command.add(String.join(
                    ",",
                    request.service().kind(),
                    request.containerName(),
                    request.networkInterface(),
                    Integer.toString(request.hostPort()),
                    request.dataVolume().orElse(""),
                    Boolean.toString(request.ephemeral()),
                    request.environment().name(),
                    request.stateDirectory().toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Each argument is a request; prints the milliseconds until all servers answered, or the first failure. */
    public static void main(String[] requests) {
        long begin = System.nanoTime();
        ServerLauncher launcher = new ServerLauncher(new SystemHost(), Duration.ofSeconds(60));
        ExecutorService pool = Executors.newFixedThreadPool(requests.length);
        try {
            CompletableFuture.allOf(List.of(requests).stream()
                            .map(request -> CompletableFuture.runAsync(() -> start(launcher, request), pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
            System.out.println("available after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        } catch (RuntimeException failure) {
            System.out.println(failure.getMessage());
        } finally {
            pool.shutdown();
        }
    }

    private static void start(ServerLauncher launcher, String text) {
        String[] field = text.split(",", -1);
        boolean database = field[0].equals("rds");
        ManagedServiceProvider provider = database
                ? new RdsPostgresProvider(launcher, new SystemHost())
                : new RedisProvider(launcher, new SystemHost());
        provider.start(new StartRequest(
                new EnvironmentId(field[6]),
                database ? DATABASE : CACHE,
                field[1],
                field[2],
                "127.0.0.1",
                Integer.parseInt(field[3]),
                Optional.of(field[4]).filter(volume -> !volume.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Path.of(field[7]),
                Map.of("io.ebemu.environment", field[6], "io.ebemu.role", "service"),
                Boolean.parseBoolean(field[5])));
    }
}
