/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EndpointAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of services that came after the task, in containers on the real engine. */
final class LaterNamesDockerIT {

    private static CacheCluster cluster(String identifier) {
        return new CacheCluster(identifier, "redis", "7.0", "cache.t3.micro", 6379);
    }

    @Test
    void a_container_that_runs_reaches_a_cache_by_name_that_a_call_creates_once_and_again(@TempDir Path directory) {
        try (CacheBench bench = new CacheBench(directory, cluster("sessions"));
                Environment environment = bench.launch();
                ElastiCache api = bench.api()) {
            assertThat(environment.supervising()).isTrue();
            EndpointAddress carts =
                    api.createCacheCluster(cluster("carts"), Optional.empty()).endpoint();
            assertThat(pong(bench, carts)).isEqualTo("+PONG");

            api.deleteCacheCluster("carts", Optional.empty());
            api.createCacheCluster(cluster("between"), Optional.empty());
            api.createCacheCluster(cluster("carts"), Optional.empty());

            assertThat(pong(bench, carts)).isEqualTo("+PONG");
            assertThat(pong(bench, cluster("sessions").endpoint(bench.id()))).isEqualTo("+PONG");
            assertThat(bench.shell("grep -c " + carts.address() + " /etc/hosts").output())
                    .isEqualTo("1\n");
            assertThat(bench.messages()).noneMatch(message -> message.startsWith("Containers that run do not know"));
        }
    }

    private static String pong(CacheBench bench, EndpointAddress endpoint) {
        return bench.shell("printf 'PING\\r\\n' | nc -w 1 " + endpoint.address() + " " + endpoint.port())
                .output()
                .strip();
    }
}
