/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifetimeDockerIT {

    private static final Map<String, String> REUSE = Map.of("TESTCONTAINERS_REUSE_ENABLE", "true");
    private static final Map<String, String> NO_REUSE = Map.of("TESTCONTAINERS_REUSE_ENABLE", "false");

    @Test
    void durable_servers_outlive_the_process_that_started_them() throws Exception {
        try (ServiceNetwork database = new ServiceNetwork(OwnProcess.DATABASE, "postgres:15");
                ServiceNetwork cache = new ServiceNetwork(OwnProcess.CACHE, "redis:7.0")) {
            String output = OwnProcess.start(REUSE, database.durable(), cache.durable());

            assertThat(output).startsWith("available after");
            assertThat(database.inspectServer().getState().getRunning()).isTrue();
            assertThat(cache.inspectServer().getState().getRunning()).isTrue();
        }
    }

    @Test
    void an_ephemeral_server_ends_with_the_process_that_started_it() throws Exception {
        try (ServiceNetwork cache = new ServiceNetwork(OwnProcess.CACHE, "redis:7.0")) {
            assertThat(OwnProcess.start(NO_REUSE, cache.ephemeral())).startsWith("available after");

            // A reaper container, where there is one, waits ten seconds for its process to come back.
            await().atMost(Duration.ofSeconds(30)).until(() -> !cache.serverExists());
        }
    }

    @Test
    void a_durable_server_that_would_end_with_the_process_is_refused_before_it_is_created() throws Exception {
        try (ServiceNetwork cache = new ServiceNetwork(OwnProcess.CACHE, "redis:7.0")) {
            assertThat(OwnProcess.start(NO_REUSE, cache.durable()))
                    .contains("elasticache sessions: ", "reuse is off", "set TESTCONTAINERS_REUSE_ENABLE=true");
            assertThat(cache.serverExists()).isFalse();
        }
    }
}
