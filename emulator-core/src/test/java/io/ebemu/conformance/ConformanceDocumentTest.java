/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} says what the scenarios say, and that none fails. */
class ConformanceDocumentTest {

    private static final int SCENARIOS = 78;

    private final ConformanceDocument committed = ConformanceDocument.committed();

    @Test
    void every_scenario_has_its_row_and_no_row_is_there_twice() {
        List<String> ids = IntStream.rangeClosed(1, SCENARIOS)
                .mapToObj(number -> String.format(Locale.ROOT, "C%02d", number))
                .toList();

        assertThat(committed.rows()).extracting(ConformanceRow::id).isEqualTo(ids);
    }

    @Test
    void a_row_says_what_its_test_or_its_argument_says() {
        List<ConformanceRow> now =
                committed.with(committed.engine(), Map.of(), Map.of()).rows();

        assertThat(committed.rows())
                .as("out of date; run " + ConformanceDocument.UPDATE + " and commit docs/conformance.md")
                .zipSatisfy(now, (row, expected) -> assertThat(row).matches(expected::saysTheSameAs, expected.line()));
    }

    @Test
    void every_row_has_passed_or_says_why_it_does_not_apply() {
        assertThat(committed.rows())
                .allSatisfy(row -> assertThat(row.result())
                        .as(row.id())
                        .isIn(ConformanceRow.PASSED, ConformanceRow.NO_COUNTERPART));
        assertThat(committed.rows())
                .filteredOn(row -> row.result().equals(ConformanceRow.NO_COUNTERPART))
                .allSatisfy(row -> assertThat(row.note()).as(row.id()).isNotEmpty());
    }

    @Test
    void the_page_reads_as_it_was_written() {
        assertThat(ConformanceDocument.PATH).hasContent(committed.text());
    }

    @Test
    void a_failure_is_shown_and_a_latency_is_summed_up() {
        Verdict failed = new Verdict("C01", false, 1.26);
        List<Duration> measured = List.of(Duration.ofMillis(9), Duration.ofMillis(1), Duration.ofNanos(2_500_000));

        String page = committed
                .with("1.2.3", Map.of("C01", failed), Map.of("this to that", measured))
                .text();

        assertThat(page)
                .contains(
                        "Measured on Docker Engine 1.2.3.",
                        "| FAILED | 1.3 |",
                        "| this to that | 3 | 1.0 | 2.5 | 9.0 |");
    }
}
