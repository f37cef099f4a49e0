/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.document.Problems;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheReaderTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("test-env");
    private static final String TOKEN = "local-only-token-1";

    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Engine: hazelcast             | engine-not-supported           | Engine "hazelcast" is not supported; write redis or memcached
            Engine: valkey                | engine-needs-replication-group | ElastiCache makes Valkey caches as replication groups only; declare it in ReplicationGroups
            NumCacheNodes: 2              | nodes-invalid                  | Cannot create a Redis cluster with a NumCacheNodes parameter greater than 1. Write 1, or declare a replication group
            CacheNodeType: cache.t3.huge  | instance-class-unknown         | the size of cache.t3.huge is not known here, so it limits nothing; known are cache.* as cache.t3.micro
            SnapshotRetentionLimit: 36    | retention-invalid              | expected a number of days from 0 to 35, got 36; write 0
            SnapshotWindow: 03:00-03:59   | window-too-short               | expected 60 minutes at least, got 59; write a later end
            CacheParameterGroupName: default.redis6.x | parameter-group-family | Expected a parameter group of family redis7 but found one of family redis6.x; write another group or another EngineVersion
            AuthToken: x                  | key-misplaced                  | "AuthToken" has no effect here; a token needs a replication group: declare it in ReplicationGroups
            """)
    void a_cluster_that_elasticache_would_refuse_is_named_with_its_cure(String property, String code, String message) {
        read("CacheClusters:\n  c:\n    " + property + "\n");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(code + " ebemu.yml:3:")
                .endsWith(" CacheClusters.c." + property.substring(0, property.indexOf(':')) + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NumCacheClusters: 7                       | nodes-invalid
            AutomaticFailoverEnabled: true            | failover-needs-replica
            AuthToken: sixteen-or-more-1              | auth-token-invalid
            Engine: memcached                         | engine-not-supported
            NumNodeGroups: 2                          | key-not-emulated
            """)
    void a_replication_group_that_elasticache_would_refuse_is_named(String property, String code) {
        read("ReplicationGroups:\n  g:\n    " + property + "\n");

        assertThat(found()).singleElement().asString().startsWith(code + " ebemu.yml:3:");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"too-short", "local_only_token_1", "local only token 1", "local/only/token/1"})
    void a_token_that_elasticache_would_refuse_is_refused_without_showing_it(String token) {
        read("ReplicationGroups: {g: {TransitEncryptionEnabled: true, AuthToken: '" + token + "'}}\n");

        assertThat(found())
                .containsExactly("auth-token-invalid ebemu.yml:1:68 ReplicationGroups.g.AuthToken: Invalid AuthToken"
                        + " provided. Write 16 to 128 letters, digits and ! & # $ ^ < > -");
    }

    @Test
    void everything_that_a_memcached_cluster_may_say_is_read() {
        EnvironmentFile file = read("""
                SecurityGroups: {caches: {GroupDescription: the caches}}
                CacheClusters:
                  pages: {Engine: memcached, NumCacheNodes: 3, VpcSecurityGroupIds: [caches]}
                EnvironmentProperties: {CACHE: '${pages.ConfigurationEndpoint.Address}:${pages.ConfigurationEndpoint.Port}'}
                """);

        assertThat(found()).isEmpty();
        assertThat(file.services())
                .containsExactly(new CacheCluster(
                        "pages",
                        "memcached",
                        "1.6",
                        "cache.t3.micro",
                        3,
                        11211,
                        false,
                        Optional.empty(),
                        BackupSettings.none(),
                        Optional.empty(),
                        List.of("caches"),
                        Optional.empty()));
        assertThat(file.properties().get("CACHE").resolve(ENVIRONMENT))
                .isEqualTo(file.services().get(0).endpoint(ENVIRONMENT).toString());
    }

    @Test
    void everything_that_a_replication_group_may_say_is_read() {
        EnvironmentFile file = read("""
                SecurityGroups: {caches: {GroupDescription: the caches}}
                CacheParameterGroups:
                  lru: {CacheParameterGroupFamily: valkey8, Properties: {maxmemory-policy: allkeys-lru}}
                ReplicationGroups:
                  Sessions:
                    ReplicationGroupDescription: sessions of the shop
                    Engine: valkey
                    CacheNodeType: cache.t4g.small
                    NumCacheClusters: 2
                    AutomaticFailoverEnabled: true
                    TransitEncryptionEnabled: true
                    AuthToken: local-only-token-1
                    SnapshotRetentionLimit: 5
                    SnapshotWindow: 03:00-04:00
                    CacheParameterGroupName: lru
                    SecurityGroupIds: [caches]
                EnvironmentProperties:
                  WRITE: ${sessions.PrimaryEndPoint.Address}:${sessions.PrimaryEndPoint.Port}
                  READ: ${sessions.ReaderEndPoint.Address}:${sessions.ReaderEndPoint.Port}
                  TOKEN: ${sessions.AuthToken}
                """);

        ReplicationGroup group = new ReplicationGroup(
                "sessions",
                "sessions of the shop",
                "valkey",
                "8.0",
                "cache.t4g.small",
                2,
                6379,
                true,
                true,
                Optional.of(TOKEN),
                new BackupSettings(5, Optional.of("03:00-04:00")),
                Optional.of(new ParameterGroup("lru", "valkey8", Map.of("maxmemory-policy", "allkeys-lru"))),
                List.of("caches"));
        assertThat(found()).isEmpty();
        assertThat(file.services()).containsExactly(group);
        assertThat(file.properties().get("WRITE").resolve(ENVIRONMENT))
                .isEqualTo(group.primaryEndpoint(ENVIRONMENT).toString());
        assertThat(file.properties().get("READ").resolve(ENVIRONMENT))
                .isEqualTo(group.readerEndpoint(ENVIRONMENT).toString());
        assertThat(file.properties().get("TOKEN").resolve(ENVIRONMENT)).isEqualTo(TOKEN);
    }

    private EnvironmentFile read(String yaml) {
        return new EnvironmentFileReader(problems).read(yaml.getBytes(StandardCharsets.UTF_8), directory);
    }

    private List<String> found() {
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
