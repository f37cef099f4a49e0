/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What has come of a run. */
final class ChaosReport {

    private final ChaosOptions options;
    private final long begun = System.nanoTime();
    private final Map<String, Integer> turns = new TreeMap<>();
    private final List<String> discrepancies = new ArrayList<>();
    private int steps;
    private int idle;
    private int topologies;
    private int containers;
    private int checks;
    private Duration slowest = Duration.ZERO;
    private String slowestStep = "none";

    ChaosReport(ChaosOptions options) {
        this.options = options;
    }

    void stepped(Decision decision, boolean taken) {
        steps = decision.step();
        if (taken) {
            turns.merge(decision.turn().kind(), 1, Integer::sum);
        } else {
            idle++;
        }
    }

    void settled(Duration time, String step) {
        checks++;
        if (time.compareTo(slowest) > 0) {
            slowest = time;
            slowestStep = step;
        }
    }

    void used(Subject subject) {
        topologies += subject.generations();
        containers += subject.containers();
    }

    void discrepancy(String where, String what) {
        discrepancies.add("seed " + options.seed() + ", step " + steps + ", " + where + ": " + what + "\n    again: "
                + options.again(steps));
    }

    List<String> discrepancies() {
        return List.copyOf(discrepancies);
    }

    int steps() {
        return steps;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "seed", options.seed());
        line(text, "minutes", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 6e10));
        line(
                text,
                "environments",
                options.environments() + ", with " + topologies + " topologies of " + containers + " containers");
        line(text, "steps", steps + ", of which " + idle + " found nothing to do");
        turns.forEach((kind, times) -> line(text, "  " + kind, times));
        if (options.engineControl().isEmpty()) {
            line(text, "engine restarts", "none: EBEMU_ENGINE_CONTROL is not set (scripts/with-engine sets it)");
        }
        line(text, "checks", checks + ", the slowest after " + slowest.toMillis() + " ms (" + slowestStep + ")");
        line(text, "discrepancies", discrepancies.size());
        discrepancies.forEach(one -> text.append("  ").append(one).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(String.format(Locale.ROOT, "%-26s %s%n", key, value));
    }
}
