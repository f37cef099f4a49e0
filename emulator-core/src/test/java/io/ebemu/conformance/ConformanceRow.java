/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of the page's table.
 *
 * @param id {@code C01} and so on
 * @param scenario name and setup
 * @param expected what ECS does
 * @param bound seconds it may take, or a dash
 * @param result {@code passed}, {@code FAILED}, {@code not run} or {@code does not apply}
 * @param seconds seconds it took, or a dash
 * @param note what else there is to say
 */
record ConformanceRow(
        String id, String scenario, String expected, String bound, String result, String seconds, String note) {

    static final String PASSED = "passed";
    static final String NO_COUNTERPART = "does not apply";
    private static final String NONE = "–";

    /** A scenario with its verdict, or else with what an earlier page says of it. */
    static ConformanceRow of(Scenario scenario, Optional<Verdict> verdict, Optional<ConformanceRow> earlier) {
        return new ConformanceRow(
                scenario.id(),
                cell("**" + scenario.name() + "**: " + scenario.setup()),
                cell(scenario.expected()),
                Integer.toString(scenario.boundSeconds()),
                verdict.map(one -> one.passed() ? PASSED : "FAILED")
                        .or(() -> earlier.map(ConformanceRow::result))
                        .orElse("not run"),
                verdict.map(one -> String.format(Locale.ROOT, "%.1f", one.seconds()))
                        .or(() -> earlier.map(ConformanceRow::seconds))
                        .orElse(NONE),
                cell(scenario.note()));
    }

    static ConformanceRow of(Inapplicable scenario) {
        return new ConformanceRow(
                scenario.id(),
                cell("**" + scenario.name() + "**: " + scenario.setup()),
                cell(scenario.expected()),
                NONE,
                NO_COUNTERPART,
                NONE,
                cell(scenario.argument()));
    }

    /** A line of a page; empty if it is no row. */
    static Optional<ConformanceRow> parse(String line) {
        String[] cells = line.split(" \\| ?", -1);
        if (!line.matches("\\| C\\d\\d .*") || cells.length != 8) {
            return Optional.empty();
        }
        return Optional.of(
                new ConformanceRow(cells[0].substring(2), cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));
    }

    String line() {
        return "| " + String.join(" | ", id, scenario, expected, bound, result, seconds, note) + " |";
    }

    /** The same but for the figures of one run. */
    boolean saysTheSameAs(ConformanceRow other) {
        return withSeconds(NONE).equals(other.withSeconds(NONE));
    }

    private ConformanceRow withSeconds(String other) {
        return new ConformanceRow(id, scenario, expected, bound, result, other, note);
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "&#124;");
    }
}
