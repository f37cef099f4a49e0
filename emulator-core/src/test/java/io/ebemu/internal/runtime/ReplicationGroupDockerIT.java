/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.ReplicationGroupStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicationGroupDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ReplicationGroup group(int nodes) {
        return new ReplicationGroup(
                "sessions",
                "sessions of the shop",
                "redis",
                "7.0",
                "cache.t3.micro",
                nodes,
                6379,
                true,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.empty(),
                List.of());
    }

    private static ReplicationGroupStatus status(ElastiCache api) {
        return api.describeReplicationGroups(Optional.of("sessions")).get(0);
    }

    private static int port(ReplicationGroupStatus status) {
        return status.hostEndpoint().orElseThrow().port();
    }

    private static int port(ReplicationGroupStatus status, String node) {
        return status.nodes().stream()
                .filter(one -> one.definition().identifier().equals(node))
                .findFirst()
                .orElseThrow()
                .hostEndpoint()
                .orElseThrow()
                .port();
    }

    @Test
    void containers_write_at_the_primary_endpoint_and_read_in_turn_at_the_reader_endpoint(@TempDir Path directory)
            throws Exception {
        ReplicationGroup group = group(3);
        try (CacheBench bench = new CacheBench(directory, group);
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            String primary = group.primaryEndpoint(bench.id()).address();
            String reader = group.readerEndpoint(bench.id()).address();

            assertThat(bench.shell("(printf 'SET word kept\\r\\nWAIT 2 9000\\r\\nQUIT\\r\\n'; sleep 5) | nc " + primary
                                    + " 6379")
                            .output())
                    .isEqualTo("+OK\r\n:2\r\n+OK\r\n");
            String turns = bench.shell("for i in 1 2 3 4; do printf 'INFO server\\r\\nGET word\\r\\nQUIT\\r\\n' | nc "
                            + reader + " 6379; done")
                    .output();
            assertThat(turns.lines().filter(line -> line.strip().equals("kept")))
                    .hasSize(4);
            assertThat(turns.lines().filter(line -> line.startsWith("run_id:")).distinct())
                    .hasSize(2);
            assertThat(bench.shell("printf 'SET word lost\\r\\nQUIT\\r\\n' | nc " + reader + " 6379")
                            .output())
                    .startsWith("-READONLY");
            ReplicationGroupStatus status = status(api);
            assertThat(status.status()).isEqualTo("available");
            assertThat(status.primary()).isEqualTo("sessions-001");
            assertThat(CacheBench.ask(port(status), "GET word")).isEqualTo("kept");
        }
    }

    @Test
    void a_failover_under_a_writing_client_loses_only_what_was_not_yet_replicated(@TempDir Path directory)
            throws Exception {
        try (CacheBench bench = new CacheBench(directory, group(2));
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            int port = port(status(api));
            try (WritingClient client = new WritingClient(port)) {
                client.awaitWritten(200);
                long replicated = client.written();
                ReplicationGroupStatus after = api.testFailover("sessions");
                long atReturn = client.written();
                client.awaitWritten(atReturn + 200);

                assertThat(after.primary()).isEqualTo("sessions-002");
                assertThat(port(status(api))).isEqualTo(port);
                client.stop();
                List<Long> lost = client.missing(port);
                assertThat(lost).allSatisfy(number -> assertThat(number).isGreaterThan(replicated));
                assertThat(lost).allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(atReturn));
            }
            ReplicationGroupStatus status = status(api);
            await().atMost(PATIENCE)
                    .until(() -> CacheBench.ask(port(status, "sessions-001"), "SET word lost")
                            .startsWith("-READONLY"));
            assertThat(bench.messages())
                    .contains("Failover from primary node sessions-001 to replica node sessions-002 completed");
        }
    }

    @Test
    void a_replica_takes_over_from_a_primary_that_dies_which_comes_back_as_a_replica(@TempDir Path directory)
            throws Exception {
        try (CacheBench bench = new CacheBench(directory, group(2));
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            int port = port(status(api));
            CacheBench.setOnReplica(port, "word", "kept");

            bench.kill("sessions-001");

            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> CacheBench.ask(port, "SET other written").equals("+OK"));
            assertThat(CacheBench.ask(port, "GET word"))
                    .as("after %s", bench.messages())
                    .isEqualTo("kept");
            await().atMost(PATIENCE).until(() -> status(api).status().equals("available"));
            ReplicationGroupStatus status = status(api);
            assertThat(status.primary()).isEqualTo("sessions-002");
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> CacheBench.ask(port(status, "sessions-001"), "GET other")
                            .equals("written"));
        }
    }

    @Test
    void a_group_that_was_taken_down_comes_back_with_its_values_and_its_primary(@TempDir Path directory)
            throws Exception {
        try (CacheBench bench = new CacheBench(directory, group(2));
                ElastiCache api = bench.api()) {
            try (Environment environment = bench.launch()) {
                CacheBench.setOnReplica(port(status(api)), "word", "kept");
                api.testFailover("sessions");
                environment.stop();
            }
            try (Environment environment = bench.launch()) {
                assertThat(environment.supervising()).isTrue();
                assertThat(status(api).primary()).isEqualTo("sessions-002");
                assertThat(CacheBench.ask(port(status(api)), "GET word")).isEqualTo("kept");
                assertThat(CacheBench.ask(port(status(api)), "SET word again")).isEqualTo("+OK");
            }
        }
    }
}
