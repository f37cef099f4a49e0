/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ebemu.error.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void a_syntax_error_and_the_values_before_it_count_lines_alike(String lineEnd) {
        Problems problems = new Problems();

        JsonDocument.read(
                String.join(lineEnd, "{\"a\":", "1,", "\"a\": 2,", " x}").getBytes(StandardCharsets.UTF_8),
                "f",
                problems);

        assertThat(problems.sorted())
                .extracting(Problem::code, problem -> problem.location().toString())
                .containsExactly(tuple("key-duplicate", "f:3:1"), tuple("json-unquoted", "f:4:2"));
    }
}
