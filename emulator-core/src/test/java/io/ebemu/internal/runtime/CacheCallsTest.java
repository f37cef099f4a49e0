/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.CacheChange;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.ServiceEventRecord;
import io.ebemu.error.AwsApiException;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import io.ebemu.model.observed.CacheStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls of the ElastiCache API do to caches, and what they refuse. */
final class CacheCallsTest {

    private static final String TOKEN = "a-token-of-sixteen-and-more";

    private Workbench bench;
    private ElastiCache api;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        bench = new Workbench(new CachePlane(), directory, essential("web")).services(cluster("sessions"));
        bench.engine.withImage("busybox:1.35");
        bench.emulator.environmentOf(Workbench.BUNDLE);
        bench.launch().release();
        api = bench.emulator.elastiCache(ENVIRONMENT, bench.events::add);
    }

    @AfterEach
    void close() {
        api.close();
        bench.close();
    }

    private static CacheCluster cluster(String identifier) {
        return cluster(identifier, "cache.t3.micro", 1, Optional.empty());
    }

    private static CacheCluster cluster(String identifier, String type, int nodes, Optional<String> parameterGroup) {
        return new CacheCluster(
                identifier,
                "redis",
                "7.0",
                type,
                nodes,
                6379,
                false,
                Optional.empty(),
                BackupSettings.none(),
                parameterGroup.map(name -> new ParameterGroup(name, "redis7", Map.of())),
                List.of(),
                Optional.empty());
    }

    private static ReplicationGroup group(
            String identifier, int nodes, boolean failover, boolean encrypted, Optional<String> token) {
        return new ReplicationGroup(
                identifier,
                "a group",
                "redis",
                "7.0",
                "cache.t3.micro",
                nodes,
                6379,
                failover,
                encrypted,
                token,
                BackupSettings.none(),
                Optional.empty(),
                List.of());
    }

    private static CacheChange change(Optional<String> type, Optional<String> version, Optional<String> token) {
        CacheChange none = CacheChange.none();
        return new CacheChange(
                type,
                version,
                token,
                none.authTokenUpdateStrategy(),
                none.parameterGroup(),
                none.snapshotRetentionLimit(),
                none.snapshotWindow(),
                none.securityGroups(),
                none.automaticFailover());
    }

    private List<String> identifiers() {
        return api.describeCacheClusters(Optional.empty()).stream()
                .map(status -> status.definition().identifier())
                .toList();
    }

    private boolean exists(String container) {
        return bench.engine.containers().inspect(container).isPresent();
    }

    private static void refused(String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(AwsApiException.class)
                .hasMessageContaining(text)
                .satisfies(e -> assertThat(((AwsApiException) e).code()).isEqualTo(code));
    }

    @Test
    void a_created_cluster_is_available_at_its_endpoint_and_survives_a_deployment() {
        CacheStatus made = api.createCacheCluster(cluster("carts"), Optional.empty());

        assertThat(made.status()).isEqualTo("available");
        assertThat(made.endpoint().address()).startsWith("carts.").endsWith(".0001.use1.cache.amazonaws.com");
        assertThat(made.hostEndpoint()).isPresent();
        bench.launch().release();
        assertThat(identifiers()).containsExactly("sessions", "carts");
        assertThat(exists("ebemu-bench-elasticache-carts")).isTrue();
    }

    @Test
    void a_deleted_cluster_stays_deleted_until_ebemu_yml_says_something_else_of_it() {
        api.deleteCacheCluster("sessions", Optional.empty());
        bench.launch().release();

        assertThat(identifiers()).isEmpty();
        assertThat(exists("ebemu-bench-elasticache-sessions")).isFalse();

        bench.services(cluster("sessions", "cache.t3.small", 1, Optional.empty()));
        bench.launch().release();
        assertThat(identifiers()).containsExactly("sessions");
        api.createCacheParameterGroup(new ParameterGroup("one", "redis7", Map.of()));
        api.createCacheParameterGroup(new ParameterGroup("two", "redis7", Map.of()));
        assertThat(api.describeEvents(Optional.of("sessions")))
                .extracting(ServiceEventRecord::message)
                .filteredOn(message -> message.startsWith("ebemu.yml says something else"))
                .hasSize(1);
    }

    @Test
    void a_reboot_brings_another_server_at_the_same_address() {
        String before = bench.engine
                .containers()
                .inspect("ebemu-bench-elasticache-sessions")
                .orElseThrow()
                .id();
        String address = bench.engine
                .containers()
                .inspect("ebemu-bench-elasticache-sessions-eni")
                .orElseThrow()
                .id();

        api.rebootCacheCluster("sessions");

        assertThat(bench.engine
                        .containers()
                        .inspect("ebemu-bench-elasticache-sessions")
                        .orElseThrow()
                        .id())
                .isNotEqualTo(before);
        assertThat(bench.engine
                        .containers()
                        .inspect("ebemu-bench-elasticache-sessions-eni")
                        .orElseThrow()
                        .id())
                .isEqualTo(address);
    }

    @Test
    void a_group_has_nodes_and_endpoints_of_its_own() {
        var made = api.createReplicationGroup(group("carts", 3, true, false, Optional.empty()), Optional.empty());

        assertThat(made.status()).isEqualTo("available");
        assertThat(made.primary()).isEqualTo("carts-001");
        assertThat(made.nodes()).hasSize(3);
        assertThat(made.primaryEndpoint().address())
                .matches("carts\\.\\w+\\.ng\\.0001\\.use1\\.cache\\.amazonaws\\.com");
        assertThat(made.readerEndpoint().address()).startsWith("carts-ro.");
        assertThat(exists("ebemu-bench-elasticache-carts-eni")).isTrue();
        assertThat(exists("ebemu-bench-elasticache-carts-ro-eni")).isTrue();

        api.deleteReplicationGroup("carts", Optional.empty());
        assertThat(identifiers()).containsExactly("sessions");
        assertThat(bench.all()).noneMatch(one -> one.name().contains("carts"));
    }

    @Test
    void a_deleted_cache_takes_the_job_along_that_applied_its_security_groups() {
        bench.vpc(new Vpc(
                        Vpc.DEFAULT_CIDR_BLOCK,
                        List.of(new SecurityGroup("web-sg", "web", List.of(), Groups.outwards())),
                        List.of()))
                .launch()
                .release();
        assertThat(exists("ebemu-bench-elasticache-sessions-eni-security-groups"))
                .isTrue();

        api.deleteCacheCluster("sessions", Optional.empty());

        assertThat(bench.all()).noneMatch(one -> one.name().contains("sessions"));
    }

    @Test
    void snapshot_windows_and_reserved_memory_have_elasticaches_form() {
        CacheChange none = CacheChange.none();
        refused(
                "InvalidParameterValue",
                "Invalid snapshot window: 3am",
                () -> api.modifyCacheCluster(
                        "sessions",
                        new CacheChange(
                                none.nodeType(),
                                none.engineVersion(),
                                none.authToken(),
                                none.authTokenUpdateStrategy(),
                                none.parameterGroup(),
                                none.snapshotRetentionLimit(),
                                Optional.of("3am"),
                                none.securityGroups(),
                                none.automaticFailover())));
        api.createCacheParameterGroup(new ParameterGroup("mine", "redis7", Map.of()));
        refused(
                "InvalidParameterValue",
                "not between 0 and 100",
                () -> api.modifyCacheParameterGroup("mine", Map.of("reserved-memory-percent", "101")));
    }

    @Test
    void nodes_of_an_encrypted_group_have_other_names() {
        var made = api.createReplicationGroup(group("carts", 2, true, true, Optional.of(TOKEN)), Optional.empty());

        assertThat(made.primaryEndpoint().address()).startsWith("master.carts.");
        assertThat(made.nodes().get(1).endpoint().address()).startsWith("carts-002.carts.");
    }

    @Test
    void what_is_there_already_or_is_not_there_is_refused() {
        refused(
                "CacheClusterAlreadyExists",
                "already exists",
                () -> api.createCacheCluster(cluster("sessions"), Optional.empty()));
        refused("CacheClusterNotFound", "CacheCluster not found: carts", () -> api.rebootCacheCluster("carts"));
        refused(
                "ReplicationGroupNotFoundFault",
                "ReplicationGroup carts not found.",
                () -> api.describeReplicationGroups(Optional.of("carts")));
        refused("SnapshotNotFoundFault", "daily is either not present", () -> api.deleteSnapshot("daily"));
        refused(
                "SnapshotNotFoundFault",
                "daily is either not present",
                () -> api.createCacheCluster(cluster("carts"), Optional.of("daily")));
        refused(
                "CacheParameterGroupNotFound",
                "CacheParameterGroup not found: mine",
                () -> api.createCacheCluster(
                        cluster("carts", "cache.t3.micro", 1, Optional.of("mine")), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Carts", "1carts", "carts-", "ca--rts", "ca_rts"})
    void identifiers_have_elasticaches_form(String identifier) {
        refused(
                "InvalidParameterValue",
                "is not a valid identifier",
                () -> api.createCacheCluster(cluster(identifier), Optional.empty()));
    }

    @Test
    void what_elasticache_does_not_have_is_refused() {
        refused(
                "InvalidParameterValue",
                "NumCacheNodes parameter greater than 1",
                () -> api.createCacheCluster(
                        cluster("carts", "cache.t3.micro", 2, Optional.empty()), Optional.empty()));
        refused(
                "InvalidParameterValue",
                "Invalid Cache Node Type",
                () -> api.createCacheCluster(
                        cluster("carts", "cache.t9.micro", 1, Optional.empty()), Optional.empty()));
        refused(
                "InvalidParameterCombination",
                "at least 2",
                () -> api.createReplicationGroup(group("carts", 1, true, false, Optional.empty()), Optional.empty()));
        refused(
                "InvalidParameterCombination",
                "encryption-in-transit",
                () -> api.createReplicationGroup(group("carts", 2, true, false, Optional.of(TOKEN)), Optional.empty()));
        refused(
                "InvalidParameterValue",
                "Invalid AuthToken provided.",
                () -> api.createReplicationGroup(
                        group("carts", 2, true, true, Optional.of("short")), Optional.empty()));
        refused(
                "InvalidParameterValue",
                "Cannot downgrade",
                () -> api.modifyCacheCluster(
                        "sessions", change(Optional.empty(), Optional.of("6.2"), Optional.empty())));
        refused(
                "InvalidParameterCombination",
                "replication groups",
                () -> api.modifyCacheCluster(
                        "sessions", change(Optional.empty(), Optional.empty(), Optional.of(TOKEN))));
    }

    @Test
    void a_node_changes_with_its_group() {
        api.createReplicationGroup(group("carts", 2, false, false, Optional.empty()), Optional.empty());

        refused(
                "InvalidCacheClusterState",
                "part of a replication group",
                () -> api.deleteCacheCluster("carts-002", Optional.empty()));
        refused("InvalidParameterCombination", "Automatic failover must be enabled", () -> api.testFailover("carts"));
        refused("CacheClusterAlreadyExists", "carts-001", () -> {
            api.createCacheCluster(cluster("carts-003"), Optional.empty());
            api.deleteReplicationGroup("carts", Optional.empty());
            api.createCacheCluster(cluster("carts-001"), Optional.empty());
            api.createReplicationGroup(group("carts", 2, false, false, Optional.empty()), Optional.empty());
        });
    }

    @Test
    void parameter_groups_take_only_what_elasticache_lets_them_change() {
        api.createCacheParameterGroup(new ParameterGroup("mine", "redis7", Map.of()));

        assertThat(api.modifyCacheParameterGroup("mine", Map.of("maxmemory-policy", "allkeys-lru"))
                        .parameters())
                .containsEntry("maxmemory-policy", "allkeys-lru");
        refused(
                "InvalidParameterValue",
                "appendonly cannot be modified",
                () -> api.modifyCacheParameterGroup("mine", Map.of("appendonly", "yes")));
        refused(
                "InvalidParameterValue",
                "no-such",
                () -> api.modifyCacheParameterGroup("mine", Map.of("no-such", "1")));
        refused(
                "InvalidCacheParameterGroupState",
                "cannot be modified",
                () -> api.modifyCacheParameterGroup("default.redis7", Map.of("timeout", "1")));
        refused(
                "CacheParameterGroupAlreadyExists",
                "mine",
                () -> api.createCacheParameterGroup(new ParameterGroup("mine", "redis7", Map.of())));
        api.createCacheCluster(cluster("carts", "cache.t3.micro", 1, Optional.of("mine")), Optional.empty());
        refused("InvalidCacheParameterGroupState", "still members", () -> api.deleteCacheParameterGroup("mine"));
        api.deleteCacheCluster("carts", Optional.empty());
        api.deleteCacheParameterGroup("mine");
        assertThat(api.describeCacheParameterGroups(Optional.empty()))
                .extracting(ParameterGroup::name)
                .contains("default.redis7")
                .doesNotContain("mine");
    }

    @Test
    void only_its_owner_reads_what_calls_have_made_of_caches() throws Exception {
        api.createReplicationGroup(group("carts", 2, true, true, Optional.of(TOKEN)), Optional.empty());

        Path ledger = bench.stateDirectory().resolve("elasticache.json");
        assertThat(Files.readString(ledger)).contains(TOKEN);
        assertThat(Files.getPosixFilePermissions(ledger))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(bench.messages()).noneMatch(message -> message.contains(TOKEN));
        assertThat(bench.all()).noneMatch(one -> one.labels().toString().contains(TOKEN));
    }
}
