/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "1000"})
    void an_index_from_0_to_1000_is_a_request(String message) {
        assertThat(Request.parse(message)).contains(new Request(Integer.parseInt(message)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1001", "10000000000", "1.5", "ten", " 10"})
    void any_other_message_is_none(String message) {
        assertThat(Request.parse(message)).isEmpty();
    }

    @Test
    void a_placeholder_is_still_open_and_a_number_is_not() {
        assertThat(Request.isOpen("Not calculated yet")).isTrue();
        assertThat(Request.isOpen("")).isTrue();
        assertThat(Request.isOpen("0")).isFalse();
        assertThat(Request.isOpen(Fibonacci.number(1000).toString())).isFalse();
    }
}
