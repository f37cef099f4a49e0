/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FibonacciTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "10, 55", "50, 12586269025", "93, 12200160415121876738"})
    void the_first_two_numbers_are_0_and_1_and_each_further_one_is_the_sum_of_the_two_before(int index, String number) {
        assertThat(Fibonacci.number(index)).isEqualTo(number);
    }

    @Test
    void the_highest_index_gives_all_209_digits() {
        assertThat(Fibonacci.number(Request.HIGHEST_INDEX).toString())
                .hasSize(209)
                .startsWith("4346655768693745643568852767504062580256466051737178")
                .endsWith("49228875");
    }

    @Test
    void a_negative_index_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fibonacci.number(-1))
                .withMessageContaining("-1");
    }
}
