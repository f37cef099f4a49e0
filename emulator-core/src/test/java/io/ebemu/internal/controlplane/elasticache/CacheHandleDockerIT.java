/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Cache;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.error.AwsApiException;
import io.ebemu.error.UsageException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test's caches: emptied, put back, rebooted, failed over. */
@Timeout(120)
final class CacheHandleDockerIT {

    private static final byte[] BINARY = {0, (byte) 0xFF, '\r', '\n', (byte) 0xC3, 1};

    private static BeanstalkEmulator emulator;
    private static Environment environment;

    @BeforeAll
    static void launch(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("ebemu.yml"), """
                CacheClusters:
                  cache: { Engine: redis, EngineVersion: "7.0", CacheNodeType: cache.t3.micro }
                  items: { Engine: memcached, EngineVersion: "1.6", CacheNodeType: cache.t3.micro }
                ReplicationGroups:
                  sessions:
                    EngineVersion: "7.0"
                    NumCacheClusters: 2
                    AutomaticFailoverEnabled: true
                    TransitEncryptionEnabled: true
                    AuthToken: token-of-sixteen#!
                """);
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2, "containerDefinitions": [
                  {"name": "web", "image": "busybox:1.35", "essential": true, "memory": 32, "stopTimeout": 2,
                   "command": ["sleep", "600"]}]}
                """);
        emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
        environment = emulator.launch(Bundle.of(directory), LaunchOptions.forTest(), event -> {});
    }

    @AfterAll
    static void close() {
        environment.close();
        emulator.close();
    }

    @BeforeEach
    void empty() {
        environment.cache("cache").flush();
    }

    private static <T> T in(Cache cache, Function<RedisCommands<byte[], byte[]>, T> work) {
        RedisURI uri = RedisURI.create(cache.uri());
        uri.setVerifyPeer(false);
        RedisClient client = RedisClient.create(uri);
        try {
            return work.apply(client.connect(ByteArrayCodec.INSTANCE).sync());
        } finally {
            client.shutdown();
        }
    }

    private static byte[] value(Cache cache) {
        return in(cache, redis -> redis.get(bytes("kept")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keys_of_all_kinds_and_databases_are_as_before_however_often_they_are_put_back() {
        Cache cache = environment.cache("cache");
        in(cache, redis -> {
            redis.set(BINARY, BINARY);
            redis.psetex(bytes("short"), 600_000, bytes("lived"));
            redis.hset(bytes("hash"), Map.of(bytes("field"), bytes("value")));
            redis.zadd(bytes("sorted"), 1.5, bytes("one"));
            redis.xadd(bytes("stream"), bytes("field"), bytes("value"));
            redis.select(3);
            for (int key = 0; key < 2500; key++) {
                redis.set(bytes("key-" + key), bytes("value-" + key));
            }
            return redis;
        });
        cache.snapshot("seeded");
        for (int round = 0; round < 3; round++) {
            in(cache, redis -> {
                redis.del(BINARY);
                redis.persist(bytes("short"));
                redis.set(bytes("more"), bytes("of it"));
                redis.select(5);
                return redis.set(bytes("elsewhere"), bytes("too"));
            });
            cache.restore("seeded");
            in(cache, redis -> {
                assertThat(redis.get(BINARY)).isEqualTo(BINARY);
                assertThat(redis.pttl(bytes("short"))).isBetween(1L, 600_000L);
                assertThat(redis.hget(bytes("hash"), bytes("field"))).isEqualTo(bytes("value"));
                assertThat(redis.zscore(bytes("sorted"), bytes("one"))).isEqualTo(1.5);
                assertThat(redis.xlen(bytes("stream"))).isOne();
                assertThat(redis.dbsize()).isEqualTo(5);
                redis.select(3);
                assertThat(redis.dbsize()).isEqualTo(2500);
                assertThat(redis.get(bytes("key-2499"))).isEqualTo(bytes("value-2499"));
                redis.select(5);
                assertThat(redis.dbsize()).isZero();
                return redis;
            });
        }
    }

    @Test
    void a_connection_that_was_open_goes_on_in_its_database() {
        Cache cache = environment.cache("cache");
        cache.snapshot("empty");
        in(cache, redis -> {
            redis.select(2);
            redis.set(bytes("a"), bytes("1"));
            cache.restore("empty");
            assertThat(redis.get(bytes("a"))).isNull();
            return redis.set(bytes("b"), bytes("2"));
        });
    }

    @Test
    void an_unknown_snapshot_names_those_there_are() {
        Cache cache = environment.cache("cache");
        cache.snapshot("first");

        assertThatThrownBy(() -> cache.restore("second"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("first");
        assertThatThrownBy(() -> environment.cache("cachet"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it has cache, items, sessions");
    }

    @Test
    void an_encrypted_group_is_put_back_and_fails_over_at_the_same_address() {
        Cache cache = environment.cache("sessions");
        assertThat(cache.uri()).hasScheme("rediss").hasUserInfo(":token-of-sixteen#!");
        in(cache, redis -> redis.set(bytes("kept"), bytes("1")));
        cache.snapshot("kept");
        Endpoint before = cache.endpoint();
        cache.failOver();
        assertThat(cache.endpoint()).isEqualTo(before);
        in(cache, redis -> redis.del(bytes("kept")));
        cache.restore("kept");

        assertThat(value(cache)).isEqualTo(bytes("1"));
    }

    @Test
    void a_reboot_empties_a_single_node_and_what_was_kept_can_be_put_back() {
        Cache cache = environment.cache("cache");
        in(cache, redis -> redis.set(bytes("kept"), bytes("1")));
        cache.snapshot("kept");
        Endpoint before = cache.endpoint();
        cache.reboot();
        assertThat(cache.endpoint()).isEqualTo(before);
        assertThat(value(cache)).isNull();
        cache.restore("kept");

        assertThat(value(cache)).isEqualTo(bytes("1"));
        assertThatThrownBy(cache::failOver).isInstanceOf(AwsApiException.class);
    }

    @Test
    void memcached_is_flushed_and_has_no_snapshots() {
        Cache cache = environment.cache("items");
        cache.flush();

        assertThat(cache.uri()).hasScheme("memcached");
        assertThatThrownBy(() -> cache.snapshot("any"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("flush()");
    }
}
