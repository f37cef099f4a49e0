/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Changes;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.error.AwsApiException;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSnapshotDockerIT {

    private static final CacheCluster CACHE = cluster("sessions");

    private static CacheCluster cluster(String identifier) {
        return new CacheCluster(identifier, "redis", "7.0", "cache.t3.micro", 6379);
    }

    private static int port(ElastiCache api, String cluster) {
        CacheStatus status = api.describeCacheClusters(Optional.of(cluster)).get(0);
        return status.hostEndpoint().orElseThrow().port();
    }

    @Test
    void values_come_back_from_a_snapshot_in_a_new_cluster_and_in_a_group(@TempDir Path directory) throws Exception {
        try (CacheBench bench = new CacheBench(directory, CACHE);
                ElastiCache api = bench.api()) {
            try (Environment environment = bench.launch()) {
                CacheBench.ask(port(api, "sessions"), "SET word kept");
                Snapshot snapshot = api.createSnapshot("sessions", "before-the-wreck");
                assertThat(snapshot.status()).isEqualTo("available");
                assertThat(snapshot.type()).isEqualTo("manual");
                assertThatThrownBy(() -> api.createSnapshot("sessions", "before-the-wreck"))
                        .isInstanceOf(AwsApiException.class)
                        .hasMessageContaining("SnapshotAlreadyExistsFault");
                CacheBench.ask(port(api, "sessions"), "FLUSHALL");
                environment.stop();
            }
            assertThat(api.describeSnapshots(Optional.of("sessions"), Optional.empty()))
                    .hasSize(1);

            api.createCacheCluster(cluster("restored"), Optional.of("before-the-wreck"));
            assertThat(CacheBench.ask(port(api, "restored"), "GET word")).isEqualTo("kept");
            assertThat(CacheBench.ask(port(api, "sessions"), "GET word")).isEqualTo("$-1");
            api.createReplicationGroup(group(), Optional.of("before-the-wreck"));
            assertThat(CacheBench.ask(port(api, "replicas-002"), "GET word")).isEqualTo("kept");

            api.deleteSnapshot("before-the-wreck");
            assertThat(api.describeSnapshots(Optional.empty(), Optional.empty()))
                    .isEmpty();
            CacheBench.ask(port(api, "restored"), "SET word newer");
            api.rebootCacheCluster("restored");
            assertThat(CacheBench.ask(port(api, "restored"), "GET word")).isEqualTo("newer");
        }
    }

    private static ReplicationGroup group() {
        return new ReplicationGroup(
                "replicas",
                "replicas",
                "redis",
                "7.0",
                "cache.t3.micro",
                2,
                6379,
                true,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.empty(),
                List.of());
    }

    @Test
    void a_deleted_cluster_leaves_its_final_snapshot_and_nothing_else(@TempDir Path directory) throws Exception {
        try (CacheBench bench = new CacheBench(directory, CACHE);
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            CacheBench.ask(port(api, "sessions"), "SET word kept");

            CacheStatus last = api.deleteCacheCluster("sessions", Optional.of("last-values"));

            assertThat(last.status()).isEqualTo("deleting");
            assertThat(bench.server("sessions")).isEmpty();
            assertThatThrownBy(() -> api.describeCacheClusters(Optional.of("sessions")))
                    .hasMessage("An error occurred (CacheClusterNotFound): CacheCluster not found: sessions");
            api.createCacheCluster(CACHE, Optional.of("last-values"));
            assertThat(CacheBench.ask(port(api, "sessions"), "GET word")).isEqualTo("kept");
        }
    }

    @Test
    void parameters_are_taken_over_at_once_and_a_server_that_dies_is_started_again(@TempDir Path directory)
            throws Exception {
        CacheCluster declared = new CacheCluster(
                "sessions",
                "redis",
                "7.0",
                "cache.t3.micro",
                1,
                6379,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.of(new ParameterGroup("mine", "redis7", Map.of())),
                List.of(),
                Optional.empty());
        try (CacheBench bench = new CacheBench(directory, declared);
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            int port = port(api, "sessions");
            CacheBench.ask(port, "SET word kept");
            String server = bench.server("sessions").orElseThrow().id();
            api.modifyCacheParameterGroup("mine", Map.of("timeout", "1", "databases", "4"));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> bench.messages().stream()
                            .anyMatch(message -> message.contains("databases when it is rebooted")));
            assertThat(CacheBench.ask(port, "SELECT 15")).isEqualTo("+OK");
            assertThat(bench.server("sessions").orElseThrow().id()).isEqualTo(server);

            bench.kill("sessions");

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> CacheBench.ask(port, "GET word").equals("kept"));
            assertThat(CacheBench.ask(port, "SELECT 15")).isEqualTo("-ERR DB index is out of range");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bench.messages().contains("Finished recovery for cache nodes 0001"));
            assertThat(api.describeEvents(Optional.of("sessions")))
                    .extracting(event -> event.message())
                    .contains("Recovering cache nodes 0001");
        }
    }

    @Test
    void a_bigger_node_has_more_memory_and_the_values_of_the_smaller(@TempDir Path directory) throws Exception {
        try (CacheBench bench = new CacheBench(directory, CACHE);
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            CacheBench.ask(port(api, "sessions"), "SET word kept");

            api.modifyCacheCluster("sessions", Changes.nodeType("cache.t3.small"));

            assertThat(CacheBench.ask(port(api, "sessions"), "GET word")).isEqualTo("kept");
            assertThat(bench.shell("(printf 'INFO memory\\r\\nQUIT\\r\\n'; sleep 1) | nc "
                                    + CACHE.endpoint(bench.id()).address() + " 6379 | grep maxmemory:")
                            .output()
                            .strip())
                    .isEqualTo("maxmemory:1103269724");
        }
    }
}
