/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** In which order containers start, and what becomes of those whose conditions never come true. */
class OrderingDockerIT {

    private static final int DEPENDENCY_UNMET = 143;

    @Scenario(
            id = "C38",
            name = "dependsOn START",
            setup = "`a!` → `b?` START",
            expected = "b starts before a",
            boundSeconds = 15)
    void a_container_starts_after_the_one_it_depends_on(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "START"),
                Container.optional("b").sleeps()));

        assertThat(moments(trial, "b").started()).isBefore(moments(trial, "a").started());
    }

    @Scenario(
            id = "C39",
            name = "COMPLETE takes any exit code",
            setup = "`a!` → `b?` COMPLETE, b exits with 1 after 3 s",
            expected = "a starts once b has ended",
            boundSeconds = 13)
    void a_container_that_waits_for_completion_starts_after_any_exit_code(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "COMPLETE"),
                Container.optional("b").sh("sleep 3; exit 1")));

        assertThat(moments(trial, "b").finished()).isBefore(moments(trial, "a").created());
        assertThat(trial.reported("b").exitCode()).contains(1);
        trial.note("end of a dependency to creation of its dependant", between(trial, "b", "a"));
    }

    @Scenario(
            id = "C40",
            name = "SUCCESS",
            setup = "`a!` → `b?` SUCCESS, b exits with 0 after 3 s",
            expected = "a starts once b has ended",
            boundSeconds = 13)
    void a_container_that_waits_for_success_starts_after_exit_code_0(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "SUCCESS"),
                Container.optional("b").sh("sleep 3; exit 0")));

        assertThat(moments(trial, "b").finished()).isBefore(moments(trial, "a").created());
        trial.note("end of a dependency to creation of its dependant", between(trial, "b", "a"));
    }

    @Scenario(
            id = "C41",
            name = "SUCCESS that failed",
            setup = "`a!` → `b?` SUCCESS, b exits with 1",
            expected = "a is never created: 143, `CannotStartContainerError: dependency graph: …`; the task stops",
            boundSeconds = 15)
    void a_container_whose_dependency_failed_is_never_created_and_ends_the_task(Trial trial) {
        trial.fails(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "SUCCESS"),
                Container.optional("b").sh("exit 1")));

        assertNeverCreated(trial, "a");
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(trial.task().stopCode()).contains(StopCode.TASK_FAILED_TO_START);
    }

    @Scenario(
            id = "C42",
            name = "SUCCESS that takes too long",
            setup = "`a!` → `b?` SUCCESS, b sleeps 15 s, its startTimeout is 8 s",
            expected = "a: 143, timed out after 8 to 13 s; the task is STOPPED once b is down",
            boundSeconds = 20)
    void a_dependency_that_is_not_done_within_its_start_timeout_counts_as_failed(Trial trial) {
        trial.fails(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "SUCCESS"),
                Container.optional("b")
                        .sh("trap 'exit 0' TERM; sleep 15 & wait")
                        .with("startTimeout", 8)));

        assertNeverCreated(trial, "a");
        assertThat(trial.reported("a").reason().orElseThrow()).contains("timed out");
        Moments b = moments(trial, "b");
        assertThat(Duration.between(b.started(), b.finished()))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(13));
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    @Scenario(
            id = "C43",
            name = "HEALTHY",
            setup = "`a!` → `b?` HEALTHY, b's healthCheck passes every 5 s",
            expected = "a starts once b is HEALTHY",
            boundSeconds = 20)
    void a_container_that_waits_for_health_starts_after_the_first_check_that_passes(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "HEALTHY"),
                Container.optional("b").sleeps().with("healthCheck", check("exit 0"))));

        Moments b = moments(trial, "b");
        assertThat(Duration.between(b.started(), moments(trial, "a").created())).isGreaterThan(Duration.ofSeconds(5));
        assertThat(trial.inspect("b").at("/State/Health/Status").asText()).isEqualTo("healthy");
    }

    @Scenario(
            id = "C44",
            name = "HEALTHY that never comes",
            setup = "`a!` → `b?` HEALTHY, b's healthCheck fails every 5 s, startTimeout 8 s, stopTimeout 2 s",
            expected = "a: 143, never created; the task stops",
            boundSeconds = 20)
    void a_dependency_that_is_not_healthy_within_its_start_timeout_counts_as_failed(Trial trial) {
        trial.fails(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "HEALTHY"),
                Container.optional("b")
                        .sh("sleep 600")
                        .with("healthCheck", check("exit 1"))
                        .with("startTimeout", 8)
                        .with("stopTimeout", 2)));

        assertNeverCreated(trial, "a");
        assertThat(trial.reported("b").exitCode()).contains(137);
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    @Scenario(
            id = "C45",
            name = "a wait without timeout",
            setup = "`a!` → `b?` HEALTHY, b's healthCheck fails, no startTimeout",
            expected = "for 60 s the task is PENDING and a is not created",
            boundSeconds = 70,
            note = "Watched for 60 s, so it takes as long.")
    void a_wait_without_a_timeout_goes_on(Trial trial) {
        trial.begin(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "HEALTHY"),
                Container.optional("b").sleeps().with("healthCheck", check("exit 1"))));

        trial.holds(Duration.ofSeconds(60), () -> {
            trial.await(
                    Duration.ofSeconds(10),
                    () -> assertThat(trial.inspectIfThere("b")).isPresent());
            assertThat(trial.inspectIfThere("a")).isEmpty();
            assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.PENDING);
        });
    }

    @Scenario(
            id = "C46",
            name = "several dependencies",
            setup = "`x?` exits with 1, `a!` → x SUCCESS, `b?` → a START",
            expected = "neither a nor b is ever created; the task stops",
            boundSeconds = 20)
    void a_dependency_that_failed_fails_all_that_depend_on_it_in_turn(Trial trial) {
        trial.fails(Dockerrun.of(
                Container.optional("b").sleeps().dependsOn("a", "START"),
                Container.essential("a").sleeps().dependsOn("x", "SUCCESS"),
                Container.optional("x").sh("exit 1")));

        assertNeverCreated(trial, "a");
        assertNeverCreated(trial, "b");
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
    }

    private static void assertNeverCreated(Trial trial, String container) {
        ContainerSnapshot reported = trial.reported(container);
        assertThat(trial.inspectIfThere(container)).isEmpty();
        assertThat(reported.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(reported.exitCode()).contains(DEPENDENCY_UNMET);
        assertThat(reported.reason().orElseThrow()).startsWith("CannotStartContainerError: dependency graph: ");
    }

    private static Map<String, Object> check(String command) {
        return Map.of("command", List.of("CMD-SHELL", command), "interval", 5);
    }

    private static Moments moments(Trial trial, String container) {
        return Moments.of(trial.inspect(container));
    }

    private static Duration between(Trial trial, String ended, String created) {
        return Duration.between(
                moments(trial, ended).finished(), moments(trial, created).created());
    }
}
