/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Changes;
import io.ebemu.model.ParameterGroup;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ElastiCache API refuses. */
final class CacheRefusalsTest extends CacheCalls {

    @Test
    void snapshot_windows_and_reserved_memory_have_elasticaches_form() {
        refused(
                "InvalidParameterValue",
                "Invalid snapshot window: 3am",
                () -> api.modifyCacheCluster("sessions", Changes.snapshotWindow("3am")));
        api.createCacheParameterGroup(new ParameterGroup("mine", "redis7", Map.of()));
        refused(
                "InvalidParameterValue",
                "not between 0 and 100",
                () -> api.modifyCacheParameterGroup("mine", Map.of("reserved-memory-percent", "101")));
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
                () -> api.modifyCacheCluster("sessions", Changes.engineVersion("6.2")));
        refused(
                "InvalidParameterCombination",
                "replication groups",
                () -> api.modifyCacheCluster("sessions", Changes.authToken(TOKEN)));
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
}
