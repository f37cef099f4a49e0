/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.CacheSettings;
import io.ebemu.model.ParameterGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisConfigurationTest {

    private static final String TOKEN = "a-token-of-sixteen-and-more";

    @TempDir
    private Path directory;

    private CacheSecrets secrets() {
        return CacheSecrets.of(directory, new SystemHost());
    }

    private static CacheCluster node(String version, String type, Map<String, String> parameters) {
        return encrypted(version, type, parameters, false, CacheSettings.asDefined());
    }

    private static CacheCluster encrypted(
            String version, String type, Map<String, String> parameters, boolean encrypted, CacheSettings settings) {
        return new CacheCluster(
                "sessions",
                "redis",
                version,
                type,
                1,
                6380,
                encrypted,
                encrypted ? Optional.of(TOKEN) : Optional.empty(),
                BackupSettings.none(),
                Optional.of(new ParameterGroup("mine", "redis7", parameters)),
                List.of(),
                Optional.empty(),
                settings);
    }

    private List<String> lines(CacheCluster node) {
        return RedisConfiguration.of(node, secrets(), true, Optional.empty())
                .lines()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "cache.t2.micro, 436469760",
        "cache.t2.small, 1248854016",
        "cache.t2.medium, 2596012032",
        "cache.t3.micro, 402653184",
        "cache.t3.small, 1103269724",
        "cache.t4g.medium, 2488396677",
        "cache.m5.large, 5140907059",
        "cache.r6g.large, 10527885772"
    })
    void a_quarter_of_the_memory_is_reserved(String type, String maxmemory) {
        assertThat(lines(node("7.0", type, Map.of()))).contains("maxmemory " + maxmemory);
    }

    @Test
    void a_node_whose_memory_is_all_reserved_has_a_limit_nevertheless() {
        assertThat(lines(node("7.0", "cache.t3.micro", Map.of("reserved-memory-percent", "100"))))
                .contains("maxmemory 1");
    }

    @Test
    void a_parameter_group_can_reserve_more() {
        assertThat(lines(node("7.0", "cache.t3.micro", Map.of("reserved-memory-percent", "50"))))
                .contains("maxmemory 268435456")
                .noneMatch(line -> line.startsWith("reserved-memory"));
    }

    @Test
    void a_server_may_use_more_memory_than_its_data() {
        assertThat(CacheMemory.forServer(node("7.0", "cache.t3.micro", Map.of()))
                        .orElseThrow())
                .isGreaterThanOrEqualTo(2 * 402653184L);
    }

    @Test
    void a_node_type_of_unknown_size_limits_nothing() {
        assertThat(lines(node("7.0", "cache.x9.huge", Map.of()))).noneMatch(line -> line.startsWith("maxmemory "));
        assertThat(CacheMemory.forServer(node("7.0", "cache.x9.huge", Map.of())))
                .isEmpty();
    }

    @Test
    void values_of_the_parameter_group_come_after_the_defaults() {
        List<String> lines = lines(
                node("7.0", "cache.t3.micro", Map.of("maxmemory-policy", "allkeys-lru", "notify-keyspace-events", "")));

        assertThat(lines.indexOf("maxmemory-policy \"allkeys-lru\""))
                .isGreaterThan(lines.indexOf("maxmemory-policy volatile-lru"))
                .isPositive();
        assertThat(lines).contains("notify-keyspace-events \"\"");
    }

    @Test
    void values_are_written_to_disk_only_if_they_are_to_survive() {
        CacheCluster node = node("7.0", "cache.t3.micro", Map.of());

        assertThat(RedisConfiguration.of(node, secrets(), true, Optional.empty()))
                .contains("\nappendonly yes\n");
        assertThat(RedisConfiguration.of(node, secrets(), false, Optional.empty()))
                .contains("\nappendonly no\n");
    }

    @Test
    void no_token_is_written_in_clear() {
        List<String> lines = lines(encrypted("7.0", "cache.t3.micro", Map.of(), true, CacheSettings.asDefined()));

        assertThat(lines).noneMatch(line -> line.contains(TOKEN));
        assertThat(lines).anyMatch(line -> line.startsWith("user default on resetpass #"));
        assertThat(lines).contains("port 0", "tls-port 6380");
    }

    @Test
    void after_a_rotation_two_tokens_are_valid() {
        CacheSettings rotated = new CacheSettings(List.of(TOKEN, "another-token-of-sixteen"), Optional.empty());

        assertThat(RedisConfiguration.defaultUser(encrypted("7.0", "cache.t3.micro", Map.of(), true, rotated)))
                .filteredOn(rule -> rule.startsWith("#"))
                .hasSize(2);
    }

    @Test
    void older_engines_are_told_only_what_they_understand() {
        assertThat(lines(node("6.2", "cache.t3.micro", Map.of())))
                .contains("user default on resetpass nopass ~* &* +@all -psync");
        assertThat(lines(node("6.0", "cache.t3.micro", Map.of())))
                .contains("user default on resetpass nopass ~* +@all -psync");
        assertThat(lines(node("5.0", "cache.t3.micro", Map.of()))).noneMatch(line -> line.startsWith("user "));
    }

    @Test
    void a_replica_is_told_where_its_primary_is() {
        assertThat(RedisConfiguration.of(
                        node("7.0", "cache.t3.micro", Map.of()), secrets(), true, Optional.of("172.17.0.9")))
                .contains("replicaof 172.17.0.9 6380");
    }

    @Test
    void secrets_stay_the_same_and_are_for_their_owner_only() throws Exception {
        CacheSecrets first = secrets();

        assertThat(secrets().password()).isEqualTo(first.password());
        assertThat(first.toString()).doesNotContain(first.password());
        assertThat(Files.getPosixFilePermissions(directory.resolve("elasticache.secret")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
