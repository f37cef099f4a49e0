/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.LogRecorder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LogLinesTest {

    private static final String FIRST = "2026-01-02T03:04:05.678901234Z ";
    private static final String SECOND = "2026-01-02T03:04:06.000000000Z ";

    private final LogRecorder recorder = new LogRecorder();
    private final LogLines lines = new LogLines(false, recorder);

    private void piece(String text) {
        lines.piece(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_time_is_taken_off_and_kept() {
        piece(FIRST + "hello world\n");

        assertThat(recorder.lines())
                .containsExactly(
                        new LogRecorder.Line(Instant.parse("2026-01-02T03:04:05.678901234Z"), false, "hello world"));
    }

    @Test
    void a_long_line_in_pieces_has_the_time_of_its_first() {
        piece(FIRST + "hello ");
        piece(SECOND + "world\n");
        piece(SECOND + "\n");

        assertThat(recorder.texts()).containsExactly("hello world", "");
        assertThat(recorder.lines().get(0).at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678901234Z"));
    }

    @Test
    void a_character_cut_in_two_is_whole_again() {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        byte[] time = FIRST.getBytes(StandardCharsets.UTF_8);

        lines.piece(joined(time, Arrays.copyOf(euro, 1)));
        lines.piece(joined(time, new byte[] {euro[1], euro[2], '\n'}));

        assertThat(recorder.texts()).containsExactly("€");
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    @Test
    void a_time_that_the_program_wrote_stays() {
        piece(FIRST + SECOND + "hello\n");

        assertThat(recorder.texts()).containsExactly(SECOND + "hello");
    }

    @Test
    void a_terminals_line_end_is_one() {
        piece(FIRST + "hello\r\n");

        assertThat(recorder.texts()).containsExactly("hello");
    }

    @Test
    void what_has_no_line_end_comes_at_the_end() {
        piece(FIRST + "hello");
        assertThat(recorder.texts()).isEmpty();

        lines.end();
        lines.end();
        assertThat(recorder.texts()).containsExactly("hello");
    }
}
