/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "orders_are_kept[2], orders_are_kept[2]",
        "a/b\\c:d*e?f\"g<h>i|j, a_b_c_d_e_f_g_h_i_j",
        "ends., ends_",
        "NUL, _NUL",
        "com1.log, _com1.log",
        "'', _",
        ".., _",
        ".hidden, _.hidden",
        "Grüße, Grüße"
    })
    void what_some_file_system_refuses_is_replaced(String name, String file) {
        assertThat(FileName.of(name)).isEqualTo(file);
    }

    @Test
    void a_long_name_is_cut() {
        assertThat(FileName.of("x".repeat(500))).hasSize(120);
    }
}
