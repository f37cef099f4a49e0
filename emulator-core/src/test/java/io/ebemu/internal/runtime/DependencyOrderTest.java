/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How containers wait for each other by {@code dependsOn}, and what becomes of those that wait in vain. */
@Timeout(20)
class DependencyOrderTest {

    @TempDir
    Path directory;

    @Test
    void a_container_is_created_once_the_one_it_waits_for_is_complete_with_whichever_exit_code() {
        try (Workbench bench = new Workbench(directory, web("migrate", Condition.COMPLETE), helper("migrate"))) {
            CompletableFuture<Environment> launch = waiting(bench, "migrate", "COMPLETE");
            assertThat(bench.calls("create")).containsExactly("migrate");

            bench.engine.exit(bench.container("migrate").id(), 1);

            Environment environment = launch.join();
            assertThat(bench.calls("start")).containsExactly("migrate", "web");
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            environment.release();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "START", "COMPLETE", "SUCCESS"})
    void a_container_that_has_ended_well_meets_every_condition_but_health(Condition condition) {
        try (Workbench bench = new Workbench(directory, web("migrate", condition), helper("migrate"))) {
            bench.programs.put("migrate", Behaviour.exits(0));

            Environment environment = bench.launch();

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(container(environment, "migrate").exitCode()).contains(0);
            environment.release();
        }
    }

    @Test
    void a_container_waits_for_the_health_of_another_and_is_stopped_before_it() {
        try (Workbench bench = new Workbench(
                directory, web("db", Condition.HEALTHY), checked("db").build())) {
            CompletableFuture<Environment> launch = waiting(bench, "db", "HEALTHY");

            bench.engine.health(bench.container("db").id(), "unhealthy");
            bench.engine.health(bench.container("db").id(), "healthy");

            launch.join().stop();
            assertThat(bench.calls("start")).containsExactly("db", "web");
            assertThat(bench.calls("stop")).containsExactly("web", "db");
        }
    }

    @Test
    void a_dependant_of_a_container_that_did_not_succeed_is_never_created_and_the_task_fails() {
        try (Workbench bench = new Workbench(directory, web("migrate", Condition.SUCCESS), helper("migrate"))) {
            bench.programs.put("migrate", Behaviour.exits(3));

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessage("Task failed to start: web dependsOn migrate: migrate did not reach"
                            + " SUCCESS: it stopped with exit code 3; see its log");

            Task task = described(bench);
            ContainerSnapshot web = task.container("web").orElseThrow();
            assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
            assertThat(web.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
            assertThat(web.exitCode()).contains(143);
            assertThat(web.reason())
                    .contains("CannotStartContainerError: dependency graph: migrate did not reach SUCCESS: it stopped"
                            + " with exit code 3; see its log");
            assertThat(task.container("migrate").orElseThrow().reason()).isEmpty();
            assertThat(bench.calls("create")).containsExactly("migrate");
        }
    }

    @Test
    void non_essential_dependants_fail_one_through_the_other_and_the_rest_runs() {
        ContainerDefinition report =
                dependant("report", "worker", Condition.START).essential(false).build();
        ContainerDefinition worker =
                dependant("worker", "load", Condition.SUCCESS).essential(false).build();
        try (Workbench bench = new Workbench(directory, essential("web"), report, worker, helper("load"))) {
            bench.programs.put("load", Behaviour.exits(1));

            Environment environment = bench.launch();

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(container(environment, "worker").exitCode()).contains(143);
            assertThat(container(environment, "report").exitCode()).contains(143);
            assertThat(container(environment, "report").reason())
                    .contains("CannotStartContainerError: dependency graph: worker did not reach START: it will never"
                            + " start");
            environment.release();
        }
    }

    @Test
    void what_never_starts_is_not_waited_for() {
        try (Workbench bench = new Workbench(directory, web("migrate", Condition.COMPLETE), helper("migrate"))) {
            bench.programs.put("migrate", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));

            assertThatThrownBy(bench::launch).hasMessageContaining("/nope");

            assertThat(described(bench).container("web").orElseThrow().reason())
                    .contains("CannotStartContainerError: dependency graph: migrate did not reach COMPLETE: it will"
                            + " never start");
        }
    }

    @Test
    void a_container_that_ended_does_not_become_healthy() {
        try (Workbench bench = new Workbench(directory, web("db", Condition.HEALTHY), helper("db"))) {
            CompletableFuture<Environment> launch = waiting(bench, "db", "HEALTHY");

            bench.engine.exit(bench.container("db").id(), 5);

            assertThatThrownBy(launch::join)
                    .hasMessageContaining("db did not reach HEALTHY: it stopped with exit code 5");
        }
    }

    @Test
    void the_task_ends_at_once_with_an_essential_container_though_others_still_wait_for_it() {
        try (Workbench bench = new Workbench(
                directory, web("db", Condition.HEALTHY), checked("db").build())) {
            CompletableFuture<Environment> launch = waiting(bench, "db", "HEALTHY");

            bench.engine.exit(bench.container("db").id(), 5);

            assertThatThrownBy(launch::join)
                    .hasCauseInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll("Essential container in task exited", "db: exit code 5");
            assertThat(described(bench).container("web").orElseThrow().reason()).isEmpty();
            assertThat(bench.calls("create")).containsExactly("db");
        }
    }

    @Test
    void the_task_ends_at_once_with_an_essential_container_that_cannot_start_though_others_still_wait() {
        ContainerDefinition api =
                dependant("api", "seed", Condition.SUCCESS).essential(true).build();
        try (Workbench bench =
                new Workbench(directory, web("db", Condition.HEALTHY), helper("db"), api, helper("seed"))) {
            bench.programs.put("api", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));
            CompletableFuture<Environment> launch = waiting(bench, "db", "HEALTHY");
            awaitMessage(bench, "Waiting for container:seed to be SUCCESS");

            bench.engine.exit(bench.container("seed").id(), 0);

            assertThatThrownBy(launch::join)
                    .hasCauseInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll("container:api", "/nope");
        }
    }

    @Test
    void a_launch_cancelled_while_containers_wait_leaves_nothing_behind() {
        try (Workbench bench = new Workbench(
                directory, web("db", Condition.HEALTHY), checked("db").build())) {
            Thread launching = Thread.currentThread();
            CompletableFuture<Void> interrupter = CompletableFuture.runAsync(() -> {
                awaitMessage(bench, "Waiting for container:db to be HEALTHY");
                launching.interrupt();
            });

            assertThatThrownBy(bench::launch).isInstanceOf(OperationCancelledException.class);

            interrupter.join();
            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void an_environment_is_launching_until_the_last_container_runs() throws IOException {
        ContainerDefinition web = ContainerDefinition.builder("web", "image", ContainerResources.ofMemory(64))
                .dependsOn(List.of(
                        new ContainerDependency("one", Condition.SUCCESS, "dependsOn"),
                        new ContainerDependency("two", Condition.SUCCESS, "dependsOn")))
                .build();
        try (Workbench bench = new Workbench(directory, web, helper("one"), helper("two"))) {
            CompletableFuture<Environment> launch = waiting(bench, "two", "SUCCESS");
            awaitMessage(bench, "Waiting for container:one to be SUCCESS");
            Path record = bench.stateDirectory().resolve("environment.json");

            bench.engine.exit(bench.container("one").id(), 0);
            await().until(() -> Files.readString(record).contains("\"exitCode\" : 0"));

            assertThat(Files.readString(record)).contains("\"status\" : \"Launching\"");
            bench.engine.exit(bench.container("two").id(), 0);
            launch.join().release();
            assertThat(Files.readString(record)).contains("\"status\" : \"Ready\"");
        }
    }

    /** A launch that has come to wait for that container. */
    static CompletableFuture<Environment> waiting(Workbench bench, String container, String condition) {
        CompletableFuture<Environment> launch = CompletableFuture.supplyAsync(bench::launch);
        awaitMessage(bench, "Waiting for container:" + container + " to be " + condition);
        return launch;
    }

    static void awaitMessage(Workbench bench, String message) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> bench.messages().contains(message));
    }

    static ContainerDefinitionBuilder checked(String name) {
        HealthCheck check = new HealthCheck(
                List.of("CMD", "true"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .healthCheck(Optional.of(check));
    }

    static ContainerDefinition web(String dependency, Condition condition) {
        return dependant("web", dependency, condition).build();
    }

    static ContainerDefinitionBuilder dependant(String name, String dependency, Condition condition) {
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .dependsOn(List.of(new ContainerDependency(dependency, condition, "dependsOn")));
    }

    private static Task task(Environment environment) {
        return environment.state().task().orElseThrow();
    }

    private static ContainerSnapshot container(Environment environment, String name) {
        return task(environment).container(name).orElseThrow();
    }

    static Task described(Workbench bench) {
        bench.emulator.environmentOf(BUNDLE);
        return bench.emulator.describe(ENVIRONMENT).orElseThrow().task().orElseThrow();
    }
}
