/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ImageUnavailableException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deployments that do not lead to a running task. */
@Timeout(20)
class FailedDeployTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);
    private static final DeployOptions V2 = labelled("v2");

    @TempDir
    Path directory;

    @Test
    void a_task_that_ends_at_once_is_tried_twice_and_told_in_beanstalks_words() {
        try (Workbench bench = new Workbench(directory, essential("web", "worker"), helper("worker"))) {
            Environment environment = bench.launch();
            bench.events.clear();
            bench.programs.put("web", Behaviour.exits(7));

            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll("Essential container in task exited", "web: exit code 7", "worker");
            environment.release();

            assertThat(bench.announced())
                    .containsExactly(
                            "INFO Environment update is starting.",
                            "INFO Deploying new version to instance(s).",
                            "WARN Failed to start ECS task, retrying...",
                            "ERROR Failed to start ECS task after retrying 2 times.",
                            "ERROR ECS task stopped due to: Essential container in task exited. (web: exit code 7\n"
                                    + "worker: exit code 143)",
                            "INFO Command execution completed on all instances. Summary: [Successful: 0, Failed: 1].",
                            "ERROR Failed to deploy application.");
        }
    }

    @Test
    void what_is_left_is_the_new_version_with_a_stopped_task_and_services_that_run() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            Environment environment = bench.launch();
            bench.programs.put("web", Behaviour.exits(7));

            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2)).isInstanceOf(EnvironmentFailedException.class);

            assertThat(environment.state().versionLabel()).isEqualTo("v2");
            assertThat(environment.state().status()).isEqualTo("Ready");
            assertThat(environment.state().services()).extracting("status").containsExactly("available");
            Task task = task(environment);
            assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.container("web").orElseThrow().exitCode()).contains(7);
            environment.release();
        }
    }

    @Test
    void both_attempts_are_tasks_of_the_same_revision() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.programs.put("web", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));

            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2)).hasMessageContaining("/nope");

            List<String> names = bench.engine.calls().stream()
                    .filter(call -> call.startsWith("create ecs-"))
                    .distinct()
                    .toList();
            assertThat(names).hasSize(3);
            assertThat(names.get(1)).contains("-2-web-");
            assertThat(names.get(2)).contains("-2-web-");
            assertThat(task(environment).stopCode()).contains(StopCode.TASK_FAILED_TO_START);
            environment.release();
        }
    }

    @Test
    void a_second_attempt_that_succeeds_is_a_success() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            AtomicInteger created = new AtomicInteger();
            bench.engine.script(spec -> created.incrementAndGet() == 1 ? Behaviour.exits(1) : Behaviour.runs());

            environment.deploy(BUNDLE, V2);

            assertThat(created).hasValue(2);
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            environment.release();
            assertThat(bench.announced())
                    .contains("WARN Failed to start ECS task, retrying...")
                    .endsWith("INFO Environment update completed successfully.");
        }
    }

    @Test
    void a_deployment_that_failed_is_mended_by_the_next() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.programs.put("web", Behaviour.exits(7));
            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2)).isInstanceOf(EnvironmentFailedException.class);
            bench.programs.clear();

            environment.deploy(BUNDLE, labelled("v3"));

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(task(environment).taskDefinitionArn()).endsWith(":3");
            assertThat(bench.all()).hasSize(1);
            environment.release();
        }
    }

    @Test
    void an_image_that_cannot_be_had_is_not_tried_twice() {
        ContainerDefinition lost = ContainerDefinition.builder("web", "nope:x", ContainerResources.ofMemory(64))
                .build();
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.failPull("nope:x", Kind.IMAGE_NOT_FOUND, "pull access denied for nope");
            bench.containers(lost);

            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2)).isInstanceOf(ImageUnavailableException.class);

            assertThat(bench.announced())
                    .noneMatch(event -> event.contains("retrying"))
                    .contains("ERROR Failed to deploy application.");
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.STOPPED);
            assertThat(task(environment).container("web").orElseThrow().reason().orElseThrow())
                    .startsWith("CannotPullContainerError");
            environment.release();
        }
    }

    @Test
    void a_port_that_is_taken_is_a_conflict() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.takePort(21_090);
            bench.containers(publishing("web", 21_090));

            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2)).isInstanceOf(ResourceConflictException.class);

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.STOPPED);
            environment.release();
        }
    }

    @Test
    void an_engine_that_goes_away_fails_the_deployment() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.script(spec -> {
                bench.engine.goAway();
                return Behaviour.runs();
            });

            assertThatThrownBy(() -> environment.deploy(BUNDLE, V2)).isInstanceOf(EngineUnavailableException.class);

            assertThat(bench.announced()).contains("ERROR Failed to deploy application.");
        }
    }

    @Test
    void a_deployment_that_is_cancelled_between_its_attempts_leaves_a_session_that_can_deploy() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                LocalEmulator slow = slow(bench)) {
            Environment environment = slow.launch(BUNDLE, LaunchOptions.standard(), bench.events::add);
            bench.programs.put("web", Behaviour.exits(1));
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread deploying = deploying(environment, failure);
            await().until(() -> bench.announced().contains("WARN Failed to start ECS task, retrying..."));

            deploying.interrupt();

            assertThat(failure.join()).isInstanceOf(OperationCancelledException.class);
            bench.programs.clear();
            bench.events.clear();
            environment.release();
            bench.emulator.deploy(BUNDLE, V2, bench.events::add).release();
            assertThat(bench.announced()).endsWith("INFO Environment update completed successfully.");
        }
    }

    @Test
    void a_cancelled_deployment_stops_what_it_began() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                LocalEmulator slow = slow(bench)) {
            Environment environment = slow.launch(BUNDLE, LaunchOptions.standard(), bench.events::add);
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread deploying = deploying(environment, failure);
            await().until(() -> bench.messages().stream()
                            .filter("ECS task is RUNNING."::equals)
                            .count()
                    == 2);

            deploying.interrupt();

            assertThat(failure.join()).isInstanceOf(OperationCancelledException.class);
            assertThat(bench.all()).noneMatch(ContainerInfo::running);
            assertThat(task(environment).stopCode()).contains(StopCode.USER_INITIATED);
            environment.release();
            assertThat(bench.announced()).anyMatch(event -> event.startsWith("WARN Cancelled: "));
        }
    }

    @Test
    void whoever_releases_the_environment_cancels_its_deployment() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                LocalEmulator slow = slow(bench)) {
            Environment environment = slow.launch(BUNDLE, LaunchOptions.standard(), bench.events::add);
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            deploying(environment, failure);
            await().until(() -> bench.announced().contains("INFO Deploying new version to instance(s)."));

            environment.release();

            assertThat(failure.join()).isInstanceOf(OperationCancelledException.class);
            assertThat(bench.all()).noneMatch(ContainerInfo::running);
        }
    }

    /** A deployment that can be interrupted while it waits, for however long that takes. */
    private static LocalEmulator slow(Workbench bench) {
        return new LocalEmulator(
                () -> bench.engine,
                bench.reader(),
                bench.providers(),
                new DeclaredServices(),
                new DeploymentTimes(Duration.ofSeconds(15), Duration.ofSeconds(15)),
                new SystemHost());
    }

    private static Thread deploying(Environment environment, CompletableFuture<Throwable> failure) {
        Thread thread = new Thread(() -> {
            try {
                environment.deploy(BUNDLE, V2);
                failure.completeExceptionally(new AssertionError("it was not cancelled"));
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        thread.start();
        return thread;
    }

    private static DeployOptions labelled(String label) {
        DeployOptions standard = DeployOptions.standard();
        return new DeployOptions(Optional.of(label), standard.pullPolicy(), standard.build(), standard.timeout());
    }

    private static Task task(Environment environment) {
        return environment.state().task().orElseThrow();
    }
}
