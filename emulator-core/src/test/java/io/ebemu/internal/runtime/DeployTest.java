/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deploying onto an environment, and restarting it. */
@Timeout(20)
class DeployTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);
    private static final DeployOptions DEPLOY = DeployOptions.standard();

    @TempDir
    Path directory;

    @Test
    void the_old_task_has_stopped_and_is_gone_before_anything_of_the_new_one_is_created() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api"))) {
            Environment environment = bench.launch();
            int before = bench.engine.calls().size();

            environment.deploy(BUNDLE, DEPLOY);

            assertThat(bench.engine.calls().stream().skip(before).map(call -> call.split(" ")[0]))
                    .startsWith("stop", "stop", "remove", "remove", "create")
                    .hasSize(8);
            environment.release();
        }
    }

    @Test
    void every_deployment_has_a_new_revision_and_new_docker_names_even_if_nothing_changed() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            Environment environment = bench.launch();
            String name = bench.container("web").name();
            List<String> services = services(bench);

            environment.deploy(BUNDLE, DEPLOY);

            assertThat(bench.container("web").name()).isNotEqualTo(name).matches("ecs-awseb-bench-\\w+-2-web-\\w+");
            assertThat(task(environment).taskDefinitionArn()).endsWith(":2");
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(environment.state().status()).isEqualTo("Ready");
            assertThat(services(bench)).isEqualTo(services);
            environment.release();
        }
    }

    @Test
    void a_deployment_is_told_in_beanstalks_words() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.events.clear();

            environment.deploy(BUNDLE, DEPLOY);
            environment.release();

            assertThat(bench.announced())
                    .containsExactly(
                            "INFO Environment update is starting.",
                            "INFO Deploying new version to instance(s).",
                            "INFO Command execution completed on all instances. Summary: [Successful: 1, Failed: 0].",
                            "INFO New application version was deployed to running EC2 instances.",
                            "INFO Environment update completed successfully.");
            assertThat(bench.messages())
                    .contains("ECS task stopped due to: Task stopped to deploy application version v1");
        }
    }

    @Test
    void a_restart_makes_a_new_task_of_the_same_revision() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            Task before = task(environment);
            bench.events.clear();

            environment.restart();

            assertThat(task(environment).taskDefinitionArn()).isEqualTo(before.taskDefinitionArn());
            assertThat(task(environment).taskArn()).isNotEqualTo(before.taskArn());
            environment.release();
            assertThat(bench.announced())
                    .startsWith("INFO restartAppServer is starting.")
                    .endsWith("INFO restartAppServer completed successfully.");
        }
    }

    @Test
    void the_new_task_is_supervised_like_the_old_one() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();
            environment.deploy(BUNDLE, DEPLOY);

            bench.engine.exit(bench.container("web").id(), 3);
            Task task = environment.awaitStopped();

            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.container("worker").orElseThrow().exitCode()).contains(143);
            environment.release();
        }
    }

    @Test
    void whoever_waits_for_the_task_to_stop_waits_for_the_one_that_takes_its_place() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            CompletableFuture<Task> stopped = CompletableFuture.supplyAsync(() -> awaitStopped(environment));

            environment.deploy(BUNDLE, DEPLOY);
            assertThat(stopped).isNotDone();
            bench.engine.exit(bench.container("web").id(), 3);

            assertThat(stopped.join().taskDefinitionArn()).endsWith(":2");
            assertThat(stopped.join().container("web").orElseThrow().exitCode()).contains(3);
            environment.release();
        }
    }

    @Test
    void a_task_that_has_stopped_is_replaced_by_one_that_runs() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.exit(bench.container("web").id(), 3);
            awaitStopped(environment);

            environment.deploy(BUNDLE, DEPLOY);

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(bench.all()).hasSize(1);
            environment.release();
        }
    }

    @Test
    void an_environment_that_nobody_supervises_is_deployed_to_and_supervised_from_then_on() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                BeanstalkEmulator other = bench.emulator()) {
            bench.launch().release();

            Environment environment = other.deploy(BUNDLE, DEPLOY, bench.events::add);

            assertThat(environment.supervising()).isTrue();
            assertThat(task(environment).taskDefinitionArn()).endsWith(":2");
            bench.engine.exit(bench.container("web").id(), 3);
            assertThat(awaitStopped(environment).stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            environment.release();
        }
    }

    @Test
    void an_environment_that_nobody_supervises_is_restarted() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                BeanstalkEmulator other = bench.emulator()) {
            bench.launch().release();
            String name = bench.container("web").name();

            Environment environment = other.restart(ENVIRONMENT, event -> {});

            assertThat(task(environment).taskDefinitionArn()).endsWith(":1");
            assertThat(bench.container("web").name()).isNotEqualTo(name);
            environment.release();
        }
    }

    @Test
    void an_environment_that_is_down_comes_up_with_its_services() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            bench.emulator.down(ENVIRONMENT, event -> {});

            Environment environment = bench.emulator.deploy(BUNDLE, DEPLOY, event -> {});

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(environment.state().services()).extracting("status").containsExactly("available");
            environment.release();
        }
    }

    @Test
    void an_environment_that_does_not_exist_is_a_usage_error() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            assertThatThrownBy(() -> bench.emulator.deploy(BUNDLE, DEPLOY, event -> {}))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContainingAll("no environment bench", "ebemu up");
            assertThatThrownBy(() -> bench.emulator.restart(ENVIRONMENT, event -> {}))
                    .isInstanceOf(UsageException.class);
            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_supervisor_is_not_taken_over() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                BeanstalkEmulator other = bench.emulator()) {
            Environment environment = bench.launch();

            assertThatThrownBy(() -> other.deploy(BUNDLE, DEPLOY, event -> {}))
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContaining(
                            "supervised by process " + ProcessHandle.current().pid());

            assertThat(bench.calls("stop")).isEmpty();
            environment.release();
        }
    }

    @Test
    void one_deployment_at_a_time() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                BeanstalkEmulator other = bench.emulator()) {
            Environment environment = bench.launch();
            CompletableFuture<ResourceConflictException> refused = new CompletableFuture<>();
            CompletableFuture<ResourceConflictException> elsewhere = new CompletableFuture<>();
            bench.engine.script(spec -> {
                refused.complete(refusal(() -> environment.deploy(BUNDLE, DEPLOY)));
                elsewhere.complete(refusal(() -> other.deploy(BUNDLE, DEPLOY, event -> {})));
                return Behaviour.runs();
            });

            environment.deploy(BUNDLE, DEPLOY);

            assertThat(refused.join()).hasMessageContaining("under way");
            assertThat(elsewhere.join())
                    .hasMessageContainingAll(
                            "deployed to by process " + ProcessHandle.current().pid(), "wait");
            environment.release();
        }
    }

    @Test
    void a_bundle_of_another_environment_is_refused_before_anything_is_touched() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            Bundle foreign = new Bundle(Path.of("bench"), Optional.of("other"), Map.of(), Optional.empty(), false);

            assertThatThrownBy(() -> environment.deploy(foreign, DEPLOY))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("other");

            assertThat(bench.calls("stop")).isEmpty();
            environment.release();
        }
    }

    private static ResourceConflictException refusal(Runnable call) {
        try {
            call.run();
            throw new AssertionError("it was not refused");
        } catch (ResourceConflictException e) {
            return e;
        }
    }

    private static Task awaitStopped(Environment environment) {
        try {
            return environment.awaitStopped();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Task task(Environment environment) {
        return environment.state().task().orElseThrow();
    }

    private static List<String> services(Workbench bench) {
        return bench.all().stream()
                .filter(container -> !container.label(Labels.ROLE).equals(Labels.ROLE_TASK))
                .map(ContainerInfo::id)
                .toList();
    }
}
