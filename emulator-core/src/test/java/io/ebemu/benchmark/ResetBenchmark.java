/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.benchmark;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.bootstrap.Ebemu;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.testcontainers.postgresql.PostgreSQLContainer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/**
 * Measures how long a test's database and cache take to be as they were after a test has changed them, both at once,
 * beside the start of a fresh {@link PostgreSQLContainer}, empty: the program behind {@code scripts/benchmark-reset}.
 */
public final class ResetBenchmark {

    private static final int ROWS = 100_000;
    private static final int KEYS = 10_000;
    private static final long MILLION = 1_000_000;

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Environment environment;
    private final Database database;
    private final Cache cache;

    private ResetBenchmark(Environment environment) {
        this.environment = environment;
        this.database = environment.database("db");
        this.cache = environment.cache("cache");
    }

    /** Arguments: the bundle's directory, how many resets are counted, how many fresh containers. */
    public static void main(String... arguments) throws SQLException {
        try (BeanstalkEmulator emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
                Environment up =
                        emulator.launch(Bundle.of(Path.of(arguments[0])), LaunchOptions.forTest(), event -> {})) {
            ResetBenchmark benchmark = new ResetBenchmark(up);
            benchmark.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            benchmark.print();
        }
    }

    private void run(int resets, int containers) throws SQLException {
        seed();
        measure("snapshot", () -> {
            database.snapshot("seeded");
            cache.snapshot("seeded");
        });
        change();
        measure("first reset", this::reset);
        for (int round = 0; round < resets; round++) {
            change();
            measure("reset after a test", this::reset);
            check();
        }
        for (int round = 0; round < resets; round++) {
            measure("reset at once after a reset", this::reset);
        }
        for (int round = 0; round < resets; round++) {
            measure("of it, the database alone", () -> database.restore("seeded"));
            measure("of it, the cache alone", () -> cache.restore("seeded"));
        }
        for (int round = 0; round < containers; round++) {
            measure("fresh PostgreSQLContainer", () -> {
                try (PostgreSQLContainer fresh = new PostgreSQLContainer("postgres:15")) {
                    fresh.start();
                }
            });
        }
    }

    private void seed() throws SQLException {
        execute(
                "CREATE TABLE orders (id serial PRIMARY KEY, customer text NOT NULL, sum numeric(10, 2), placed timestamptz)");
        execute(
                "INSERT INTO orders (customer, sum, placed) SELECT 'customer ' || md5((n % 1000)::text), n % 900 + 0.99,"
                        + " timestamptz '2024-01-01' + n * interval '1 minute' FROM generate_series(1, " + ROWS
                        + ") n");
        execute("CREATE INDEX ON orders (customer)");
        try (Jedis redis = new Jedis(cache.uri())) {
            Pipeline pipeline = redis.pipelined();
            for (int key = 0; key < KEYS; key++) {
                pipeline.set("session:" + key, "value of session " + key + " ".repeat(80));
            }
            pipeline.sync();
        }
    }

    /** What a test does: some rows, some keys. */
    private void change() throws SQLException {
        execute("UPDATE orders SET sum = sum + 1 WHERE id % 10 = 0");
        execute("INSERT INTO orders (customer) SELECT 'new' FROM generate_series(1, 1000)");
        try (Jedis redis = new Jedis(cache.uri())) {
            redis.del("session:1");
            redis.set("other", "value");
        }
    }

    private void check() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders");
                Jedis redis = new Jedis(cache.uri())) {
            if (!rows.next() || rows.getInt(1) != ROWS || redis.dbSize() != KEYS) {
                throw new IllegalStateException("not as it was in environment " + environment.id());
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void reset() {
        CompletableFuture<Void> cached = CompletableFuture.runAsync(() -> cache.restore("seeded"));
        database.restore("seeded");
        cached.join();
    }

    private void measure(String name, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        figures.computeIfAbsent(name, any -> new ArrayList<>()).add((double) (System.nanoTime() - begin) / MILLION);
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%-32s %8s %8s %8s %6s%n", "milliseconds", "min", "median", "max", "runs");
        figures.forEach((name, values) -> System.out.printf(
                Locale.ROOT,
                "%-32s %8.1f %8.1f %8.1f %6d%n",
                name,
                values.stream().min(Double::compare).orElseThrow(),
                median(name),
                values.stream().max(Double::compare).orElseThrow(),
                values.size()));
        System.out.printf(
                Locale.ROOT,
                "%-32s %17.1f%n",
                "times faster, by the medians",
                median("fresh PostgreSQLContainer") / median("reset after a test"));
    }

    private double median(String name) {
        List<Double> sorted = figures.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
