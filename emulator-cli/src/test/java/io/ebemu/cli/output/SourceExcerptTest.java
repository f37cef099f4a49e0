/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceExcerptTest {

    private static final int ROOM = 40;

    @Test
    void a_short_line_is_shown_whole_with_the_mark_below_its_column() {
        assertThat(drawn("{ \"cpu\": x }", 10)).isEqualTo("""
                { "cpu": x }
                         ^""");
    }

    @Test
    void a_column_past_the_end_is_marked_at_the_end() {
        assertThat(drawn("{", 99)).isEqualTo("{\n ^");
        assertThat(drawn("", 1)).isEqualTo("\n^");
    }

    @Test
    void a_tab_takes_four_columns_above_and_below() {
        assertThat(drawn("\tx:\ty", 5)).isEqualTo("    x:    y\n          ^");
    }

    @Test
    void wide_characters_take_two_columns_and_combining_ones_none() {
        assertThat(drawn("名前: x", 5)).isEqualTo("名前: x\n      ^");
        assertThat(drawn("\"🐳\": x", 7)).isEqualTo("\"🐳\": x\n      ^");
        assertThat(drawn("e\u0301: x", 5)).isEqualTo("e\u0301: x\n   ^");
    }

    @Test
    void what_would_steer_the_terminal_is_replaced() {
        assertThat(drawn("\u001b[2J\u009b31m\u0007\u202e\u2028x", 11))
                .isEqualTo("\ufffd[2J\ufffd31m\ufffd\ufffd\ufffdx\n          ^");
    }

    @Test
    void of_a_long_line_the_part_around_the_mark_is_shown() {
        String line = "a".repeat(30_000) + "X" + "b".repeat(30_000);

        assertThat(drawn(line, 30_001))
                .isEqualTo("…" + "a".repeat(16) + "X" + "b".repeat(21) + "…\n" + " ".repeat(17) + "^");
    }

    @Test
    void a_long_line_s_beginning_and_end_are_not_cut_where_they_can_be_seen() {
        assertThat(drawn("X" + "b".repeat(100), 1)).isEqualTo("X" + "b".repeat(38) + "…\n^");
        assertThat(drawn("a".repeat(100) + "X", 101)).isEqualTo("…" + "a".repeat(16) + "X\n" + " ".repeat(17) + "^");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 39, 40, 41, 77, 100, 199, 200, 201})
    void a_cut_line_never_wraps_and_its_mark_stays_below_its_column(int column) {
        String line = "0123456789".repeat(20);

        SourceExcerpt excerpt = new SourceExcerpt(line, column, ROOM);

        assertThat(excerpt.text().length()).isLessThan(ROOM + 1);
        assertThat(excerpt.mark()).isLessThan(ROOM);
        String marked =
                excerpt.text().substring(Math.min(excerpt.mark(), excerpt.text().length()));
        assertThat(marked)
                .startsWith(line.substring(Math.min(column - 1, line.length())).substring(0, marked.isEmpty() ? 0 : 1));
    }

    private static String drawn(String line, int column) {
        SourceExcerpt excerpt = new SourceExcerpt(line, column, ROOM);
        return excerpt.text() + "\n" + " ".repeat(excerpt.mark()) + "^";
    }
}
