/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.internal.host.LaterHost;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Daily snapshots on a real engine, on a clock that the test lets pass. */
class AutomatedSnapshotDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CacheCluster CACHE = new CacheCluster(
            "sessions",
            "redis",
            "7.0",
            "cache.t3.micro",
            1,
            6379,
            false,
            Optional.empty(),
            new BackupSettings(2, Optional.empty()),
            Optional.empty(),
            List.of(),
            Optional.empty());

    private static List<Snapshot> snapshots(ElastiCache api) {
        return api.describeSnapshots(Optional.of("sessions"), Optional.empty());
    }

    private static int port(ElastiCache api, String cluster) {
        return api.describeCacheClusters(Optional.of(cluster))
                .get(0)
                .hostEndpoint()
                .orElseThrow()
                .port();
    }

    @Test
    void missed_windows_are_made_up_for_once_and_old_snapshots_go_with_their_time_or_their_cache(
            @TempDir Path directory) throws Exception {
        LaterHost host = new LaterHost();
        try (CacheBench bench = new CacheBench(directory, host, CACHE);
                ElastiCache api = bench.api()) {
            Environment first = bench.launch();
            await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve(".ebemu/elasticache.json")));
            CacheBench.ask(port(api, "sessions"), "SET word kept");
            assertThat(snapshots(api)).isEmpty();
            first.release();

            host.pass(Duration.ofDays(4));
            Environment second = bench.launch();
            await().atMost(PATIENCE).until(() -> snapshots(api).size() == 1);
            Snapshot snapshot = snapshots(api).get(0);
            assertThat(snapshot.type()).isEqualTo("automated");
            assertThat(snapshot.identifier()).matches("automatic\\.sessions-\\d{4}(-\\d\\d){4}");
            api.createCacheCluster(
                    new CacheCluster("restored", "redis", "7.0", "cache.t3.micro", 6379),
                    Optional.of(snapshot.identifier()));
            assertThat(CacheBench.ask(port(api, "restored"), "GET word")).isEqualTo("kept");
            second.release();

            host.pass(Duration.ofDays(3));
            try (Environment third = bench.launch()) {
                assertThat(third.supervising()).isTrue();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(snapshots(api))
                                .singleElement()
                                .satisfies(one -> assertThat(one.createdAt()).isAfter(snapshot.createdAt())));
                api.deleteCacheCluster("sessions", Optional.of("last-values"));
                assertThat(snapshots(api)).extracting(Snapshot::identifier).containsExactly("last-values");
            }
        }
    }
}
