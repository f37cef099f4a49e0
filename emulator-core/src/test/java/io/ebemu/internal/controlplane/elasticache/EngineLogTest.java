/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineLogTest {

    @Test
    void a_line_names_its_node_and_its_time_zone() {
        assertThat(EngineLog.delivered("sessions", "1:M 29 Oct 2020 20:12:20.499 * A slow-running Lua script detected"))
                .isEqualTo("sessions/0001:M 29 Oct 2020 20:12:20.499 UTC * A slow-running Lua script detected");
    }

    @Test
    void what_is_no_message_of_the_server_stays_as_it_is() {
        assertThat(EngineLog.delivered("sessions", "  .-`` .-```.")).isEqualTo("  .-`` .-```.");
    }
}
