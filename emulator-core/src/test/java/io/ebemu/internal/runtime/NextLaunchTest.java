/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PlanStep;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ImageUnavailableException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a launch makes of what an earlier one left. */
@Timeout(20)
class NextLaunchTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    @Test
    void one_that_cannot_be_written_down_is_not_begun_and_nobody_watches_on() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();
            Files.createDirectories(bench.stateDirectory().resolve("environment.json.partial/in-the-way"));
            bench.containers(essential("web"), essential("api"));

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("environment.json");

            assertThat(bench.all()).singleElement().matches(ContainerInfo::running);
            assertThat(bench.engine.followers()).isZero();
        }
    }

    @Test
    void data_that_never_came_into_use_is_made_anew_by_the_next_launch() {
        try (Workbench bench = new Workbench(directory, essential("web"))
                .services(CACHE)
                .servicesThatNeverStart(new CountDownLatch(1))) {
            assertThatThrownBy(() -> bench.launch(Workbench.within(Duration.ofMillis(300))))
                    .isInstanceOf(EnvironmentFailedException.class);

            assertThat(plan(bench)).anyMatch(step -> step.contains("RemoveVolume - begun, but never in use"));
            bench.servicesThatStart().launch().release();

            assertThat(plan(bench)).isEmpty();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).hasSize(1);
        }
    }

    @Test
    void data_that_was_in_use_stays_whatever_becomes_of_a_later_launch() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().stop();
            bench.servicesThatNeverStart(new CountDownLatch(1));

            assertThatThrownBy(() -> bench.launch(Workbench.within(Duration.ofMillis(300))))
                    .isInstanceOf(EnvironmentFailedException.class);

            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).hasSize(1);
        }
    }

    @Test
    void a_second_launch_of_the_same_is_left_to_the_process_that_supervises() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                BeanstalkEmulator other = bench.emulator()) {
            Environment first = bench.launch();

            Environment second = other.launch(BUNDLE, LaunchOptions.standard(), event -> {});

            assertThat(second.supervising()).isFalse();
            assertThat(second.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(bench.calls("create")).containsExactly("web");
            first.release();
        }
    }

    @Test
    void a_task_that_somebody_began_to_stop_is_replaced_though_its_containers_run() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            bench.launch().release();
            String old = bench.container("web").id();
            // What a `down` does first; this one is killed before it comes to the containers.
            new EnvironmentRecords(
                            ENVIRONMENT, new StateDirectory(bench.stateDirectory()), bench.engine, new SystemHost())
                    .stopping(StopCode.USER_INITIATED, StopCode.USER_INITIATED.reason());

            Environment again = bench.launch();

            assertThat(bench.container("web").id()).isNotEqualTo(old);
            assertThat(again.state().task().orElseThrow().stopCode()).isEmpty();
            again.release();
        }
    }

    @Test
    void an_environment_left_unsupervised_is_adopted_as_it_runs() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            bench.launch().release();

            Environment adopted = bench.launch();

            assertThat(adopted.supervising()).isTrue();
            assertThat(bench.calls("create")).hasSize(2);
            bench.engine.exit(bench.container("web").id(), 1);
            assertThat(adopted.awaitStopped().container("worker").orElseThrow().exitCode())
                    .contains(143);
            adopted.release();
        }
    }

    @Test
    void what_ended_while_nobody_looked_is_replaced_by_a_new_task() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();
            bench.engine.exit(bench.container("web").id(), 5);
            assertThat(described(bench).task().orElseThrow().stoppedReason())
                    .contains("Essential container in task exited");

            Environment again = bench.launch();

            assertThat(again.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(again.state().task().orElseThrow().taskDefinitionArn()).endsWith(":2");
            assertThat(bench.all()).hasSize(1);
            again.release();
        }
    }

    @Test
    void a_changed_task_replaces_the_old_one_and_leaves_services_alone() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            List<String> servers = services(bench);

            Environment again = bench.properties(Map.of("NEW", "1")).launch();

            assertThat(services(bench)).isEqualTo(servers);
            assertThat(bench.calls("stop")).containsExactly("web");
            assertThat(bench.calls("create").stream().filter("web"::equals)).hasSize(2);
            again.release();
        }
    }

    @Test
    void a_server_that_is_gone_is_started_again_under_the_task_that_runs_on() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker")).services(CACHE)) {
            bench.launch().release();
            String web = bench.container("web").id();
            Task before = described(bench).task().orElseThrow();
            bench.engine.containers().remove("ebemu-bench-elasticache-cache");

            Environment again = bench.launch();

            assertThat(bench.container("web").id()).isEqualTo(web);
            assertThat(again.state().services()).extracting("status").containsExactly("available");
            bench.engine.exit(web, 1);
            Task task = again.awaitStopped();
            assertThat(task.container("worker").orElseThrow().exitCode()).contains(143);
            assertThat(task.taskDefinitionArn()).isEqualTo(before.taskDefinitionArn());
            assertThat(task.startedAt()).isEqualTo(before.startedAt());
            again.release();
        }
    }

    @Test
    void what_is_known_of_a_failed_deployment_is_not_mixed_with_the_task_it_was_to_replace() {
        ContainerDefinition lost = ContainerDefinition.builder("web", "nope:x", ContainerResources.ofMemory(64))
                .build();
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            bench.launch().release();
            bench.engine.failPull("nope:x", Kind.IMAGE_NOT_FOUND, "pull access denied for nope");
            bench.containers(lost, helper("worker"));

            assertThatThrownBy(bench::launch).isInstanceOf(ImageUnavailableException.class);

            Task task = described(bench).task().orElseThrow();
            assertThat(task.taskDefinitionArn()).endsWith(":2");
            assertThat(task.container("worker").orElseThrow().exitCode()).isEmpty();
        }
    }

    private static List<String> plan(Workbench bench) {
        return bench.emulator.plan(BUNDLE, LaunchOptions.standard(), event -> {}).stream()
                .map(PlanStep::toString)
                .toList();
    }

    private static List<String> services(Workbench bench) {
        return bench.all().stream()
                .filter(container -> !container.label(Labels.ROLE).equals(Labels.ROLE_TASK))
                .map(ContainerInfo::id)
                .sorted()
                .toList();
    }

    private static ObservedState described(Workbench bench) {
        bench.emulator.environmentOf(BUNDLE);
        return bench.emulator.describe(ENVIRONMENT).orElseThrow();
    }
}
