/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.api.NetworkPath;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ReplicationGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which rules a path's faults write, and where. */
@Timeout(20)
class NetworkPathTest {

    private static final CacheCluster CACHE = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory, essential("web")).services(CACHE);
        bench.engine.withImage("ebemu/nftables:1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String address() {
        return bench.all().stream()
                .filter(one -> one.label(Labels.ROLE).equals(Labels.ROLE_ENI))
                .flatMap(one -> one.ipAddress().stream())
                .findFirst()
                .orElseThrow();
    }

    private static String rules(ContainerSpec job) {
        return job.program().command().get(0);
    }

    @Test
    void a_cut_drops_what_comes_and_goes_in_the_containers_own_network() {
        try (Environment environment = bench.launch();
                NetworkPath path = environment.path("web", "sessions")) {
            path.cut();

            assertThat(bench.faults).singleElement().satisfies(job -> {
                assertThat(job.network().namespaceOf())
                        .contains(bench.container("web").name());
                assertThat(rules(job))
                        .contains("table ip ebemu-path-sessions {")
                        .contains("ip saddr { " + address() + " } drop")
                        .contains("ip daddr { " + address() + " } drop");
            });
            assertThat(bench.all()).extracting(one -> one.label(Labels.ROLE)).doesNotContain(Labels.ROLE_FAULT);
        }
    }

    @Test
    void one_may_cut_and_another_heal_and_what_is_whole_is_left_alone() {
        try (Environment environment = bench.launch()) {
            environment.path("web", "sessions").heal();
            assertThat(bench.faults).isEmpty();

            environment.path("web", "sessions").cut();
            environment.path("web", "sessions").heal();
            environment.path("web", "sessions").close();

            assertThat(bench.faults).hasSize(2);
            assertThat(rules(bench.faults.get(1)))
                    .contains("delete table ip ebemu-path-sessions")
                    .doesNotContain("drop", "reject", "dnat");
        }
    }

    @Test
    void a_restart_of_the_container_has_healed_already() {
        try (Environment environment = bench.launch()) {
            NetworkPath path = environment.path("web", "sessions");
            path.cut();
            environment.container("web").restart();

            path.heal();

            assertThat(bench.faults).hasSize(1);
        }
    }

    @Test
    void the_end_of_supervision_heals() {
        Environment environment = bench.launch();
        environment.path("web", "sessions").cut();

        environment.release();

        assertThat(bench.faults).hasSize(2);
        assertThat(rules(bench.faults.get(1))).doesNotContain("drop");
    }

    @Test
    void slow_leads_new_connections_to_this_process_and_resets_old_ones() {
        try (Environment environment = bench.launch();
                NetworkPath path = environment.path("web", "sessions")) {
            path.slow(Duration.ofMillis(300));

            assertThat(rules(bench.faults.get(0)))
                    .containsPattern("ip daddr " + address() + " tcp dport 6379 dnat to 127\\.0\\.0\\.1:[0-9]+\n")
                    .contains("ip daddr " + address() + " tcp dport 6379 tcp flags & rst == 0 reject with tcp reset");
            assertThatThrownBy(() -> path.slow(Duration.ofMillis(-1))).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void a_process_that_containers_cannot_reach_slows_nothing() {
        try (Environment environment = bench.launch();
                NetworkPath path = environment.path("web", "sessions")) {
            bench.engine.at("tcp://10.0.0.5:2375", "172.17.0.1");

            assertThatThrownBy(() -> path.slow(Duration.ofMillis(300)))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("use an engine on this machine");
        }
    }

    @Test
    void a_replication_group_is_all_of_its_nodes_and_endpoints() {
        ReplicationGroup group = new ReplicationGroup(
                "carts",
                "carts of the shop",
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
        bench.engine.withImage("busybox:1.35");
        try (Environment environment = bench.services(CACHE, group).launch();
                NetworkPath path = environment.path("web", "carts")) {
            path.cut();

            assertThat(rules(bench.faults.get(0))).containsPattern("ip daddr \\{ ([0-9.]+, ){3}[0-9.]+ } drop");
            assertThat(rules(bench.faults.get(0))).doesNotContain(sessions());
        }
    }

    private String sessions() {
        return bench.all().stream()
                .filter(one -> one.label(Labels.ROLE).equals(Labels.ROLE_ENI))
                .filter(one -> one.label(Labels.SERVICE_ID).equals("sessions"))
                .flatMap(one -> one.ipAddress().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_there_is_not_is_refused_with_what_there_is() {
        try (Environment environment = bench.launch()) {
            assertThatThrownBy(() -> environment.path("web", "session"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("environment bench has no DB instance, cache cluster or replication group session that"
                            + " runs; it has sessions");
            assertThatThrownBy(() -> environment.path("wep", "sessions")).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void a_kernel_or_a_registry_that_does_not_let_us_is_told() {
        bench.programs.put(Labels.ROLE_FAULT, Behaviour.exits(1).printing("Error: Could not process rule"));
        try (Environment environment = bench.launch();
                NetworkPath path = environment.path("web", "sessions")) {
            assertThatThrownBy(path::cut)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessage("the path cannot be changed: nft ended with 1: Error: Could not process rule; the"
                            + " engine's kernel needs nf_tables with connection tracking");
            assertThat(bench.all()).extracting(one -> one.label(Labels.ROLE)).doesNotContain(Labels.ROLE_FAULT);
        }
    }
}
