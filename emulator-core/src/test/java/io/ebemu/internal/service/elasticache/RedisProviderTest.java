/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisProviderTest {

    private final RedisProvider provider =
            new RedisProvider(new ServerLauncher(new SystemHost(), Duration.ofSeconds(1)), new SystemHost());

    private static CacheCluster cluster(String engine) {
        return new CacheCluster("sessions", engine, "7.0", "cache.t3.micro", 6379);
    }

    @Test
    void only_redis_clusters_are_supported() {
        assertThat(provider.supports(cluster("redis"))).isTrue();
        assertThat(provider.supports(cluster("memcached"))).isFalse();
        assertThat(provider.supports(DBInstance.builder("d")
                        .engine("postgres", "15")
                        .instanceClass("db.t3.micro")
                        .dbName("d")
                        .master("u", "s3cret")
                        .port(5432)
                        .coupled(false)
                        .build()))
                .isFalse();
    }

    @Test
    void the_engine_version_is_the_image_tag() {
        assertThat(provider.image(cluster("redis"))).isEqualTo("redis:7.0");
        assertThat(provider.defaultImage()).contains("redis:7.0");
    }

    @ParameterizedTest
    @CsvSource({
        "false, PONG, YES",
        "true, LOADING Redis is loading the dataset in memory, NOT_YET",
        "true, NOAUTH Authentication required., NEVER"
    })
    void only_a_pong_means_available(boolean error, String reply, Answer.Kind kind) {
        assertThat(Ping.answer(new RespReply(error, reply, List.of())).kind()).isEqualTo(kind);
    }
}
