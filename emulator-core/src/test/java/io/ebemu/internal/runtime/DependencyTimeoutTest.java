/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DependencyOrderTest.awaitMessage;
import static io.ebemu.internal.runtime.DependencyOrderTest.checked;
import static io.ebemu.internal.runtime.DependencyOrderTest.dependant;
import static io.ebemu.internal.runtime.DependencyOrderTest.described;
import static io.ebemu.internal.runtime.DependencyOrderTest.waiting;
import static io.ebemu.internal.runtime.DependencyOrderTest.web;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency.Condition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a launch in which containers wait too long for others, and what it says. */
@Timeout(20)
class DependencyTimeoutTest {

    @TempDir
    Path directory;

    @Test
    void the_wait_ends_with_the_start_timeout_of_the_one_waited_for() {
        ContainerDefinition slow = checked("db").startTimeout(Optional.of(2)).build();
        try (Workbench bench = new Workbench(directory, web("db", Condition.HEALTHY), slow)) {
            CompletableFuture<Environment> launch = waiting(bench, "db", "HEALTHY");
            awaitMessage(bench, "its health is UNKNOWN");
            bench.engine.health(bench.container("db").id(), "unhealthy");

            assertThatThrownBy(launch::join)
                    .hasCauseInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll(
                            "db did not reach HEALTHY",
                            "timed out 2 s after its start (its health is UNHEALTHY)",
                            "startTimeout");
            assertThat(bench.messages())
                    .containsSubsequence(
                            "waiting for container:db",
                            "Waiting for container:db to be HEALTHY",
                            "its health is UNKNOWN",
                            "its health is UNHEALTHY");

            assertThat(described(bench).container("web").orElseThrow().exitCode())
                    .contains(143);
            assertThat(bench.all()).noneMatch(ContainerInfo::running);
        }
    }

    @Test
    void a_wait_without_a_timeout_lasts_as_long_as_the_deployment_may() {
        try (Workbench bench = new Workbench(
                directory, web("db", Condition.HEALTHY), checked("db").build())) {

            assertThatThrownBy(() -> bench.launch(Workbench.within(Duration.ofSeconds(1))))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll(
                            "still at: Waiting for container:db to be HEALTHY (its health is UNKNOWN);", "--timeout");

            assertThat(bench.all()).noneMatch(ContainerInfo::running);
            assertThat(bench.messages())
                    .contains("Waiting for container:db to be HEALTHY: cancelled (its health is UNKNOWN)");
        }
    }

    @Test
    void what_failed_before_the_deployment_took_too_long_keeps_its_reason() {
        ContainerDefinition report =
                dependant("report", "load", Condition.SUCCESS).essential(false).build();
        try (Workbench bench = new Workbench(
                directory, web("db", Condition.HEALTHY), checked("db").build(), report, helper("load"))) {
            bench.programs.put("load", Behaviour.exits(1));

            assertThatThrownBy(() -> bench.launch(Workbench.within(Duration.ofSeconds(2))))
                    .hasMessageContaining("--timeout");

            assertThat(described(bench).container("report").orElseThrow().reason())
                    .contains("CannotStartContainerError: dependency graph: load did not reach SUCCESS: it stopped with"
                            + " exit code 1; see its log");
            assertThat(described(bench).container("web").orElseThrow().reason()).isEmpty();
        }
    }

    @Test
    void a_wait_for_an_end_that_lasts_too_long_says_that_the_container_runs() {
        try (Workbench bench = new Workbench(directory, web("migrate", Condition.SUCCESS), helper("migrate"))) {

            assertThatThrownBy(() -> bench.launch(Workbench.within(Duration.ofSeconds(1))))
                    .hasMessageContaining("Waiting for container:migrate to be SUCCESS (it runs);");
        }
    }

    @Test
    void health_that_only_the_image_has_checked_is_not_what_is_waited_for() {
        try (Workbench bench = new Workbench(directory, web("db", Condition.HEALTHY), essential("db"))) {
            CompletableFuture<Environment> launch =
                    CompletableFuture.supplyAsync(() -> bench.launch(Workbench.within(Duration.ofSeconds(1))));
            awaitMessage(bench, "Waiting for container:db to be HEALTHY");

            bench.engine.health(bench.container("db").id(), "healthy");

            assertThatThrownBy(launch::join).hasMessageContaining("its health is UNKNOWN");
            assertThat(bench.calls("create")).containsExactly("db");
        }
    }
}
