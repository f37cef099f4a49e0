/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.benchmark;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.Rds;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how long a database takes to come back from a snapshot, from the call until its first answer, beside {@code
 * pg_dump | pg_restore} of the same data on the same server: the program behind {@code scripts/benchmark-restore}.
 */
public final class RestoreBenchmark {

    private final BeanstalkEmulator emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Bundle bundle;
    private final EnvironmentId environment;

    private RestoreBenchmark(Path directory) {
        this.bundle = Bundle.of(directory);
        this.environment = emulator.environmentOf(bundle);
    }

    /** Arguments: the bundle's directory, the database's size in MB, how many runs are counted. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        RestoreBenchmark benchmark = new RestoreBenchmark(Path.of(arguments[0]));
        benchmark.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void run(int megabytes, int runs) throws IOException, InterruptedException {
        try (Environment up = emulator.launch(bundle, LaunchOptions.standard(), event -> {});
                Rds rds = emulator.rds(environment, event -> {})) {
            System.out.printf(Locale.ROOT, "database %s, in environment %s%n", fill(megabytes), up.id());
            rds.createDBSnapshot("db", "measured");
            for (int run = 0; run <= runs; run++) {
                measure(rds);
                if (run == 0) {
                    // The first one fills caches of the disk.
                    figures.clear();
                }
            }
            rds.deleteDBSnapshot("measured");
        }
        emulator.terminate(environment, true, event -> {});
        emulator.close();
        print();
    }

    /** A shop's tables with keys, references and the indexes that its questions need, and rows that compress as its do. */
    private String fill(int megabytes) throws IOException, InterruptedException {
        int orders = megabytes * 1550;
        String tables = "CREATE TABLE customer (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text NOT NULL,"
                + " since date NOT NULL);"
                + " CREATE TABLE product (id serial PRIMARY KEY, sku text NOT NULL UNIQUE, title text NOT NULL,"
                + " price numeric(10, 2) NOT NULL);"
                + " CREATE TABLE orders (id serial PRIMARY KEY, customer int NOT NULL REFERENCES customer,"
                + " placed timestamptz NOT NULL, state text NOT NULL);"
                + " CREATE TABLE order_line (orders int REFERENCES orders, line int, product int NOT NULL REFERENCES"
                + " product, amount int NOT NULL, note text, PRIMARY KEY (orders, line));";
        String rows = " INSERT INTO customer SELECT n, md5(n::text) || '@example.com', 'Customer ' || n,"
                + " date '2020-01-01' + n % 2000 FROM generate_series(1, " + orders / 10 + ") n;"
                + " INSERT INTO product SELECT n, 'SKU-' || md5(n::text), 'Product ' || n, n % 900 + 0.99 FROM"
                + " generate_series(1, 5000) n;"
                + " INSERT INTO orders SELECT n, n % " + orders / 10 + " + 1, timestamptz '2024-01-01' + n * interval"
                + " '1 minute', (ARRAY['new', 'paid', 'sent'])[n % 3 + 1] FROM generate_series(1, " + orders + ") n;"
                + " INSERT INTO order_line SELECT n, line, (n * line) % 5000 + 1, line, md5((n * line)::text) FROM"
                + " generate_series(1, " + orders + ") n, generate_series(1, 4) line;";
        String indexes = " CREATE INDEX ON orders (customer); CREATE INDEX ON orders (placed);"
                + " CREATE INDEX ON order_line (product); ANALYZE";
        server("psql -X -q -h 127.0.0.1 -U rdsadmin -d shop -v ON_ERROR_STOP=1 -c \"" + tables + rows + indexes
                + "\" -c CHECKPOINT");
        return server("psql -X -h 127.0.0.1 -U rdsadmin -d shop -Atc"
                        + " \"SELECT pg_size_pretty(pg_database_size('shop'))\"")
                .strip();
    }

    private void measure(Rds rds) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        rds.restoreDBInstanceFromDBSnapshot("restored", "measured", DBInstanceChange.none());
        note("restore-db-instance-from-db-snapshot", begin);
        rds.deleteDBInstance("restored", true, Optional.empty());
        server("createdb -h 127.0.0.1 -U rdsadmin again");
        begin = System.nanoTime();
        server("pg_dump -h 127.0.0.1 -U rdsadmin -Fc shop | pg_restore -h 127.0.0.1 -U rdsadmin -d again");
        note("pg_dump | pg_restore", begin);
        server("dropdb -h 127.0.0.1 -U rdsadmin --force again");
    }

    private String server(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("docker", "exec", "ebemu-" + environment + "-rds-db", "sh", "-c", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(script + " exited with " + process.exitValue());
        }
        return output;
    }

    private void note(String name, long begin) {
        figures.computeIfAbsent(name, any -> new ArrayList<>()).add((System.nanoTime() - begin) / 1e9);
    }

    private void print() {
        System.out.printf(Locale.ROOT, "%-40s %8s %8s %8s%n", "seconds", "min", "median", "max");
        List<Double> medians = new ArrayList<>();
        figures.forEach((name, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            double median = sorted.get(sorted.size() / 2);
            medians.add(median);
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %8.2f %8.2f %8.2f%n",
                    name,
                    sorted.get(0),
                    median,
                    sorted.get(sorted.size() - 1));
        });
        System.out.printf(Locale.ROOT, "%-40s %17.1f%n", "times faster", medians.get(1) / medians.get(0));
    }
}
