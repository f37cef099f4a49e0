/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page {@code docs/conformance.md}.
 *
 * @param engine the engine's version
 * @param rows its scenarios, sorted
 * @param latencies its figures, sorted
 */
record ConformanceDocument(String engine, List<ConformanceRow> rows, List<LatencyRow> latencies) {

    static final Path PATH = Path.of("../docs/conformance.md");
    static final String UPDATE = "mvn -Pfast -pl emulator-core verify -Dtest=None -Dgroups=conformance"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Debemu.update-docs=true";

    private static final String ENGINE = "Measured on Docker Engine ";
    private static final String INTRODUCTION = """
            # Conformance

            What ECS on EC2 and Elastic Beanstalk do with a task, scenario by scenario, and whether ebemu does the same. Each
            row is a test in `io.ebemu.conformance` of `emulator-core`: it goes through ebemu's public API, and asks the engine
            itself what came of it. This page is written by those tests; run
            `%s`.

            `a!` is an essential container, `b?` one that is not. Times are seconds from the first launch to what is expected,
            with all images present and up to four scenarios at a time; a scenario that takes longer than its bound fails.
            A run of some scenarios renews their rows alone, so rows may be of different runs.
            """.formatted(UPDATE);

    /** The page as it is in the repository; an empty one if there is none. */
    static ConformanceDocument committed() {
        try {
            return Files.exists(PATH)
                    ? parse(Files.readAllLines(PATH))
                    : new ConformanceDocument("", List.of(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceDocument parse(List<String> lines) {
        return new ConformanceDocument(
                lines.stream()
                        .filter(line -> line.startsWith(ENGINE))
                        .map(line -> line.substring(ENGINE.length(), line.length() - 1))
                        .findFirst()
                        .orElse(""),
                lines.stream()
                        .flatMap(line -> ConformanceRow.parse(line).stream())
                        .toList(),
                lines.stream().flatMap(line -> LatencyRow.parse(line).stream()).toList());
    }

    /** The page after a run; what it did not play keeps what this one says of it. */
    ConformanceDocument with(String onEngine, Map<String, Verdict> verdicts, Map<String, List<Duration>> measured) {
        Map<String, ConformanceRow> earlier =
                rows.stream().collect(Collectors.toMap(ConformanceRow::id, Function.identity(), (one, same) -> one));
        Stream<ConformanceRow> played = Scenarios.all().stream()
                .map(one -> ConformanceRow.of(
                        one, Optional.ofNullable(verdicts.get(one.id())), Optional.ofNullable(earlier.get(one.id()))));
        Map<String, LatencyRow> figures = new TreeMap<>();
        latencies.forEach(row -> figures.put(row.name(), row));
        measured.forEach((name, durations) -> figures.put(name, LatencyRow.of(name, durations)));
        return new ConformanceDocument(
                onEngine,
                Stream.concat(played, Inapplicable.all().stream().map(ConformanceRow::of))
                        .sorted(Comparator.comparing(ConformanceRow::id))
                        .toList(),
                List.copyOf(figures.values()));
    }

    String text() {
        return INTRODUCTION + "\n" + ENGINE + engine + ".\n\n"
                + table("| id | scenario | expected | bound | result | measured | notes |", rows, ConformanceRow::line)
                + "\n## Latencies\n\nIn milliseconds, by the engine's own clock, in the last run that wrote\nthem here. They depend much on what else the machine does.\n\n"
                + table("| from, to | rounds | shortest | median | longest |", latencies, LatencyRow::line);
    }

    private static <T> String table(String head, List<T> rows, Function<T, String> line) {
        String rule = head.replaceAll("[^|]+", "---");
        return Stream.concat(Stream.of(head, rule), rows.stream().map(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
