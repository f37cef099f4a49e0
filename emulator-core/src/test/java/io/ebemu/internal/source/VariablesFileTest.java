/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesFileTest {

    private final Problems problems = new Problems();

    @Test
    void nothing_is_trimmed_unquoted_or_substituted() {
        assertThat(read("""
                # a comment = none
                PLAIN=value
                QUOTED="a b"
                EQUATION=a=b==
                EMPTY=
                SPACES = \tx\s
                  # INDENTED=1
                export E=$PLAIN # kept

                """))
                .containsExactly(
                        Map.entry("PLAIN", "value"),
                        Map.entry("QUOTED", "\"a b\""),
                        Map.entry("EQUATION", "a=b=="),
                        Map.entry("EMPTY", ""),
                        Map.entry("SPACES ", " \tx "),
                        Map.entry("  # INDENTED", "1"),
                        Map.entry("export E", "$PLAIN # kept"));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void the_last_line_needs_no_end_and_lines_may_end_as_on_windows() {
        assertThat(read("A=1\r\nB=2\r\n\r\nC=3")).isEqualTo(Map.of("A", "1", "B", "2", "C", "3"));
        assertThat(read("A=1\nA=2\n")).isEqualTo(Map.of("A", "2"));
        assertThat(read("")).isEmpty();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void a_line_that_sets_nothing_is_a_warning_that_does_not_show_it() {
        assertThat(read("A=1\ns3cret\n=s3cret\n")).isEqualTo(Map.of("A", "1"));
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "web.env:2:1 this line sets nothing, and the ECS agent skips it; write NAME=value, or # at the"
                                + " beginning of a comment",
                        "web.env:3:1 this line sets nothing, and the ECS agent skips it; write NAME=value, or # at the"
                                + " beginning of a comment");
        assertThat(problems.haveErrors()).isFalse();
    }

    @Test
    void a_line_that_the_agents_buffer_holds_is_read_and_a_longer_one_refused() {
        String longest = "A=" + "ü".repeat(32_766) + "x";

        assertThat(read(longest + "\n")).containsOnlyKeys("A");
        assertThat(problems.sorted()).isEmpty();

        read("B=1\n" + longest + "x\n");
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.layer()).isEqualTo(Problem.Layer.AGENT);
            assertThat(problem.toString())
                    .isEqualTo("web.env:2:1 the ECS agent reads lines of up to 65535 bytes and stops the task at a"
                            + " longer one; shorten it");
        });
    }

    private Map<String, String> read(String content) {
        return new VariablesFile("web.env", problems).read(content.getBytes(StandardCharsets.UTF_8));
    }
}
