/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProcessIdentityTest {

    private static final ProcessIdentity SELF =
            ProcessIdentity.of(ProcessHandle.current().pid());

    @Test
    void a_process_is_alive_even_if_the_clock_was_set_a_little_since_its_start_was_read() {
        assertThat(SELF.alive()).isTrue();
        assertThat(new ProcessIdentity(SELF.pid(), SELF.startedAt() - 1_000).alive())
                .isTrue();
    }

    @Test
    void another_process_that_got_the_id_later_is_not_it() {
        assertThat(new ProcessIdentity(SELF.pid(), SELF.startedAt() - 60_000).alive())
                .isFalse();
    }
}
