/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1000})
    void a_whole_number_from_0_to_1000_is_accepted(int index) {
        assertThat(parse("{\"index\": " + index + "}").index()).isEqualTo(index);
    }

    @Test
    void other_members_are_ignored() {
        assertThat(parse("{\"note\": \"hello\", \"index\": 7}").index()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "1001", "99999999999999999999", "1.5", "10.0", "\"10\"", "true", "null", "[10]", "{}"})
    void anything_else_as_the_index_is_unprocessable_and_the_answer_states_the_range(String index) {
        assertThat(rejection("{\"index\": " + index + "}"))
                .isEqualTo(new Reply(422, Map.of("error", "index must be a whole number from 0 to 1000")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[10]", "10", "null", "{\"Index\": 10}"})
    void json_without_an_index_is_unprocessable(String body) {
        assertThat(rejection(body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "index=10",
                "{\"index\": 10",
                "{\"index\": 10} and more",
                "{'index': 10}",
                "{\"index\": 010}"
            })
    void a_body_that_is_not_json_is_a_bad_request(String body) {
        assertThat(rejection(body).status()).isEqualTo(400);
    }

    private static IndexRequest parse(String body) {
        return IndexRequest.parse(body.getBytes(UTF_8));
    }

    private static Reply rejection(String body) {
        return catchThrowableOfType(RejectedRequestException.class, () -> parse(body))
                .reply();
    }
}
