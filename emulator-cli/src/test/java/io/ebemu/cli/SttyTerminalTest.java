/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.ContainerCommand.Size;
import org.junit.jupiter.api.Test;

class SttyTerminalTest {

    @Test
    void a_size_is_rows_and_columns_and_a_terminal_that_does_not_know_its_size_has_none() {
        assertThat(SttyTerminal.parse("25 100")).contains(new Size(25, 100));
        for (String other : new String[] {"0 0", "", "25", "stty: no"}) {
            assertThat(SttyTerminal.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void without_a_terminal_the_size_is_the_usual_one_and_nothing_is_changed() {
        SttyTerminal none = new SttyTerminal(false, false, new ProcessSignals());

        assertThat(none.screen().size()).isEqualTo(new Size(24, 80));
        none.raw().close();
        assertThat(none.isInput()).isFalse();
    }
}
