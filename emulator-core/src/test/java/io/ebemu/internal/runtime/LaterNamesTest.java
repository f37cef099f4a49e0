/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.bootstrap.ControlPlanes;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.observed.CacheStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How containers that run come to know the names of services that calls create. */
@Timeout(20)
final class LaterNamesTest {

    private static final CacheCluster CARTS = new CacheCluster("carts", "redis", "7.0", "cache.t3.micro", 6379);
    private static final CacheCluster SESSIONS = new CacheCluster("sessions", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    private Path directory;

    @Test
    void a_line_for_the_new_service_is_written_into_the_hosts_file_of_every_container_of_the_task() {
        try (Workbench bench = new Workbench(ControlPlanes.local(), directory, essential("web"), essential("worker"))
                .services(SESSIONS)) {
            Environment environment = bench.launch();
            bench.pass(Duration.ofSeconds(1));

            CacheStatus made = create(bench);

            String address = bench.engine
                    .containers()
                    .inspect("ebemu-bench-elasticache-carts-eni")
                    .flatMap(ContainerInfo::ipAddress)
                    .orElseThrow();
            assertThat(bench.specs("ebemu-bench-names")).singleElement().satisfies(job -> {
                assertThat(job.program().entrypoint())
                        .endsWith(address + "\t" + made.endpoint().address())
                        .noneMatch(argument -> argument.contains("sessions"));
                assertThat(job.program().user()).contains("0");
                assertThat(job.storage().binds())
                        .extracting(bind -> bind.substring(0, bind.indexOf(':')))
                        .containsExactlyInAnyOrder(
                                "/hosts/" + bench.container("web").id(),
                                "/hosts/" + bench.container("worker").id());
                assertThat(job.network().disabled()).isTrue();
            });
            assertThat(bench.engine.containers().inspect("ebemu-bench-names")).isEmpty();
            environment.release();
        }
    }

    @Test
    void a_container_that_is_started_again_is_told_again() {
        try (Workbench bench = new Workbench(
                ControlPlanes.local(),
                directory,
                RestartPolicyTest.restarting("web").build())) {
            bench.services();
            Environment environment = bench.launch();
            RestartPolicyTest.crash(bench, "web", 1, 1);
            assertThat(bench.specs("ebemu-bench-names")).isEmpty();
            create(bench);

            RestartPolicyTest.crash(bench, "web", 1, 2);

            assertThat(bench.specs("ebemu-bench-names")).hasSize(2);
            environment.release();
        }
    }

    @Test
    void what_cannot_be_told_is_said_once_and_the_service_is_there() {
        try (Workbench bench = new Workbench(ControlPlanes.local(), directory, essential("web")).services(SESSIONS)) {
            Environment environment = bench.launch();
            bench.pass(Duration.ofSeconds(1));
            bench.programs.put("names", Behaviour.exits(1));

            CacheStatus made = create(bench);

            assertThat(made.status()).isEqualTo("available");
            assertThat(bench.messages())
                    .filteredOn(message -> message.startsWith("Containers that run do not know the address of ["
                            + made.endpoint().address() + "] yet"))
                    .singleElement()
                    .asString()
                    .endsWith("they will after ebemu restart or the next deployment.");
            environment.release();
        }
    }

    private static CacheStatus create(Workbench bench) {
        bench.emulator.environmentOf(Workbench.BUNDLE);
        try (ElastiCache api = bench.emulator.elastiCache(ENVIRONMENT, bench.events::add)) {
            return api.createCacheCluster(CARTS, Optional.empty());
        }
    }
}
