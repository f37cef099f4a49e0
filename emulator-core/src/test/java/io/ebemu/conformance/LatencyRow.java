/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the page's second table: how long something took, in milliseconds.
 *
 * @param name from what to what
 * @param rounds how often it was measured
 * @param minimum the shortest
 * @param median half are longer
 * @param maximum the longest
 */
record LatencyRow(String name, String rounds, String minimum, String median, String maximum) {

    static LatencyRow of(String name, List<Duration> measured) {
        List<Duration> sorted = measured.stream().sorted().toList();
        return new LatencyRow(
                name,
                Integer.toString(sorted.size()),
                milliseconds(sorted.get(0)),
                milliseconds(median(sorted)),
                milliseconds(sorted.get(sorted.size() - 1)));
    }

    /** The middle one, or the longer of the two in the middle. */
    static Duration median(List<Duration> measured) {
        return measured.stream().sorted().toList().get(measured.size() / 2);
    }

    /** A line of a page; empty if it is no such row. */
    static Optional<LatencyRow> parse(String line) {
        String[] cells = line.split(" \\| ?", -1);
        boolean row = line.startsWith("| ") && cells.length == 6 && cells[1].matches("\\d+");
        return row
                ? Optional.of(new LatencyRow(cells[0].substring(2), cells[1], cells[2], cells[3], cells[4]))
                : Optional.empty();
    }

    String line() {
        return "| " + String.join(" | ", name, rounds, minimum, median, maximum) + " |";
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
