/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0,       172.31.0.0/16, true",
        "172.31.0.0/16,   172.31.0.0/16, true",
        "172.16.0.0/12,   172.31.0.0/16, true",
        "172.31.0.0/17,   172.31.0.0/16, false",
        "172.32.0.0/16,   172.31.0.0/16, false",
        "203.0.113.7/32,  172.31.0.0/16, false",
        "255.255.255.0/24, 255.255.255.255/32, true",
        "128.0.0.0/1,     10.0.0.0/8, false"
    })
    void a_block_covers_those_within_it(String block, String other, boolean covers) {
        assertThat(Cidr.parse(block).orElseThrow().covers(Cidr.parse(other).orElseThrow()))
                .isEqualTo(covers);
    }

    @Test
    void bits_beyond_the_length_count_for_nothing() {
        assertThat(Cidr.parse("10.1.2.3/16")).isEqualTo(Cidr.parse("10.1.0.0/16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/8", "::/0", "10.0.0.0/-1"})
    void other_texts_are_no_blocks(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }
}
