/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterFormulaTest {

    private static final Map<String, Long> VARIABLES = Map.of("DBInstanceClassMemory", 4294967296L);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LEAST({DBInstanceClassMemory/9531392},5000)                       | 450",
                "LEAST({DBInstanceClassMemory/9531392},100)                        | 100",
                "{DBInstanceClassMemory/32768}                                     | 131072",
                "GREATEST({DBInstanceClassMemory*1024/63963136},65536)             | 68759",
                "GREATEST({log(DBInstanceClassMemory/21474836480)*600},200)        | 200",
                "SUM({DBInstanceClassMemory/1073741824},6)                         | 10",
                "{(DBInstanceClassMemory/1073741824-1)*2}                          | 6",
                "64MB                                                              | 64MB",
                "100                                                               | 100"
            })
    void a_formula_is_evaluated_and_anything_else_left_as_it_is(String text, String value) {
        assertThat(ParameterFormula.evaluate(text, VARIABLES)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{DBInstanceClassMemory/}", "{Nonsense*2}", "LEAST({1},2", "{1;2}", "{1} 2", "{}"})
    void a_formula_that_cannot_be_read_is_refused(String text) {
        assertThatThrownBy(() -> ParameterFormula.evaluate(text, VARIABLES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
