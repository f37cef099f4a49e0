/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.ServiceEventRecord;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import io.ebemu.model.observed.CacheStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What calls of the ElastiCache API do to caches. */
final class CacheCallsTest extends CacheCalls {

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
    void nodes_of_an_encrypted_group_have_other_names() {
        var made = api.createReplicationGroup(group("carts", 2, true, true, Optional.of(TOKEN)), Optional.empty());

        assertThat(made.primaryEndpoint().address()).startsWith("master.carts.");
        assertThat(made.nodes().get(1).endpoint().address()).startsWith("carts-002.carts.");
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
