/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Measures how soon a database and a cache are available after {@code ebemu up}, fresh, as the first of an image, and on
 * data that is there, beside Testcontainers' own containers of the same images started by a program of their own: the program behind {@code
 * scripts/benchmark-services}.
 */
public final class ServicesBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATABASE = "rds:db";
    private static final String CACHE = "elasticache:cache";

    private final Path launcher;
    private final Path bundle;
    private final String server;
    private final String template;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    private ServicesBenchmark(Path launcher, Path bundle, String server, String template) {
        this.launcher = launcher;
        this.bundle = bundle;
        this.server = server;
        this.template = template;
    }

    /**
     * Arguments: the launcher, the bundle's directory, how many runs are counted, the Docker names of the database's server
     * and of its template; or {@code peer}, to be measured.
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("peer")) {
            startPeers();
            return;
        }
        ServicesBenchmark benchmark =
                new ServicesBenchmark(Path.of(arguments[0]), Path.of(arguments[1]), arguments[3], arguments[4]);
        int runs = Integer.parseInt(arguments[2]);
        for (int run = 0; run <= runs; run++) {
            benchmark.run();
            if (run == 0) {
                // The first one fills caches of the disk.
                benchmark.figures.clear();
            }
        }
        benchmark.print();
    }

    private void run() throws IOException, InterruptedException {
        run(List.of("docker", "volume", "rm", "-f", template));
        up("first of its image", true);
        command("terminate", "--delete-data");
        up("fresh", false);
        up("existing data", false);
        command("terminate", "--delete-data");
        peer();
    }

    /** One foreground {@code up}, watched through its events, and its end; the first one leaves a template. */
    private void up(String what, boolean first) throws IOException, InterruptedException {
        Process up = new ProcessBuilder(launcher.toString(), "up", "--json", "-C", bundle.toString())
                .redirectError(bundle.resolve("up.log").toFile())
                .start();
        Map<String, Instant> begun = new HashMap<>();
        Instant launched = Instant.EPOCH;
        boolean running = false;
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(up.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = events.readLine(); line != null && !running; line = events.readLine()) {
                JsonNode event = JSON.readTree(line);
                Instant at = Instant.parse(event.path("EventDate").asText());
                String subject = event.path("subject").asText();
                boolean service = subject.equals(DATABASE) || (subject.equals(CACHE) && !first);
                if (launched.equals(Instant.EPOCH)) {
                    launched = at;
                }
                if (service && event.path("phase").asText().equals("STARTED")) {
                    begun.put(subject, at);
                }
                if (service && event.path("phase").asText().equals("DONE") && begun.containsKey(subject)) {
                    String name = subject.equals(DATABASE) ? "PostgreSQL, " : "Redis, ";
                    note(name + what + ", since its server was asked for", begun.get(subject), at);
                    note(name + what + ", since the launch began", launched, at);
                    note(
                            name + what + ", since the command",
                            up.info().startInstant().orElseThrow(),
                            at);
                }
                running = event.path("lastStatus").asText().equals("RUNNING")
                        && event.path("type").asText().equals("TaskChanged");
            }
            if (first && running) {
                awaitTemplate();
            }
            // Process.destroy would close the stream too.
            up.toHandle().destroy();
            while (events.readLine() != null) {
                // What it says at its end is not measured, and it must not wait for a reader.
            }
        }
        if (!up.waitFor(60, TimeUnit.SECONDS) || !running) {
            throw new IllegalStateException("ebemu up did not come up; see " + bundle.resolve("up.log") + ":\n"
                    + Files.readString(bundle.resolve("up.log")));
        }
        command("down");
    }

    private void awaitTemplate() throws IOException, InterruptedException {
        String made = "for n in $(seq 600); do ls -d /template/[0-9a-f]* 2>/dev/null && exit; sleep 0.1; done; exit 1";
        run(List.of("docker", "exec", server, "sh", "-c", made));
    }

    private void command(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-q", "-C", bundle.toString()));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " exited with " + process.exitValue());
        }
    }

    /** In a process of its own, as {@code ebemu} is. */
    private void peer() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        ServicesBenchmark.class.getName(),
                        "peer")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the peer exited with " + process.exitValue() + ": " + output);
        }
        output.lines().forEach(line -> {
            int colon = line.lastIndexOf(':');
            figures.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(Double.parseDouble(line.substring(colon + 1)));
        });
    }

    private static void startPeers() {
        Instant begin = ProcessHandle.current().info().startInstant().orElseThrow();
        Instant asked = Instant.now();
        try (PostgreSQLContainer database = new PostgreSQLContainer("postgres:15")) {
            database.start();
            Instant available = Instant.now();
            System.out.println("PostgreSQLContainer, since its server was asked for:" + seconds(asked, available));
            System.out.println("PostgreSQLContainer, since the command:" + seconds(begin, available));
        }
        Instant askedForRedis = Instant.now();
        try (GenericContainer<?> cache = new GenericContainer<>("redis:7.0").withExposedPorts(6379)) {
            cache.start();
            System.out.println("Redis in a GenericContainer, since its server was asked for:"
                    + seconds(askedForRedis, Instant.now()));
        }
    }

    private void note(String name, Instant from, Instant to) {
        figures.computeIfAbsent(name, unknown -> new ArrayList<>()).add(seconds(from, to));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private void print() {
        System.out.printf("%-62s%8s %8s %8s%n", "seconds until available", "min", "median", "max");
        figures.forEach((name, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "%-62s%8.2f %8.2f %8.2f%n",
                    name,
                    sorted.get(0),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() - 1));
        });
        if (figures.isEmpty()) {
            throw new UncheckedIOException(new IOException("nothing was measured"));
        }
    }
}
