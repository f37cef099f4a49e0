/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.ImageUnavailableException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a launch that fails says and leaves behind. */
@Timeout(20)
class FailedLaunchTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    @Test
    void an_essential_container_that_ends_during_the_launch_fails_it() {
        try (Workbench bench =
                new Workbench(directory, helper("web", "api"), helper("api", "once"), essential("once"))) {
            bench.programs.put("once", Behaviour.exits(7));

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll("Essential container in task exited", "once: exit code 7");
            assertThat(bench.all()).noneMatch(ContainerInfo::running).isNotEmpty();
        }
    }

    @Test
    void an_essential_container_that_cannot_start_fails_the_task_and_leaves_it_to_be_looked_at() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api"))) {
            bench.programs.put("web", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("/nope");

            Task task = described(bench).task().orElseThrow();
            assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
            ContainerSnapshot web = task.container("web").orElseThrow();
            assertThat(web.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
            assertThat(web.exitCode()).isEmpty();
            assertThat(web.reason().orElseThrow()).startsWith("CannotStartContainerError: ");
            assertThat(bench.all()).noneMatch(ContainerInfo::running);
        }
    }

    @Test
    void a_non_essential_container_that_cannot_start_is_reported_and_the_rest_runs() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("extra"))) {
            bench.programs.put("extra", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));

            Environment environment = bench.launch();

            Task task = environment.state().task().orElseThrow();
            assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(task.container("extra").orElseThrow().reason().orElseThrow())
                    .isEqualTo("CannotStartContainerError: exec: /nope: no such file");
            environment.release();
        }
    }

    @Test
    void an_essential_container_whose_link_target_fails_is_never_created() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api"))) {
            bench.programs.put("api", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));

            assertThatThrownBy(bench::launch).isInstanceOf(EnvironmentFailedException.class);

            ContainerSnapshot web =
                    described(bench).task().orElseThrow().container("web").orElseThrow();
            assertThat(web.runtimeId()).isEmpty();
            assertThat(web.reason().orElseThrow()).startsWith("CannotStartContainerError: dependency graph: ");
            assertThat(bench.calls("create")).doesNotContain("web");
        }
    }

    @Test
    void an_image_that_cannot_be_had_leaves_nothing_behind() {
        ContainerDefinition lost = ContainerDefinition.builder("web", "nope:x", ContainerResources.ofMemory(64))
                .build();
        try (Workbench bench = new Workbench(directory, lost, helper("worker")).services(CACHE)) {
            bench.engine.failPull("nope:x", Kind.IMAGE_NOT_FOUND, "pull access denied for nope");

            assertThatThrownBy(bench::launch)
                    .isInstanceOfSatisfying(
                            ImageUnavailableException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.IMAGE_UNAVAILABLE))
                    .hasMessageContainingAll("nope:x", "pull access denied for nope", "docker login", "ebemu.yml");

            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_port_held_by_another_container_is_found_before_anything_starts() {
        try (Workbench bench = new Workbench(directory, publishing("web", 18080)).services(CACHE)) {
            String other = bench.engine.containers().create(foreign(18080));
            bench.engine.containers().start(other);

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContainingAll("18080", "container web", "somebody-elses", "--port-offset");

            assertThat(bench.all()).isEmpty();
            assertThat(bench.engine.containers().inspect(other).orElseThrow().running())
                    .isTrue();
        }
    }

    @Test
    void a_port_of_the_other_protocol_is_not_in_the_way() {
        try (Workbench bench = new Workbench(directory, publishing("web", 18082))) {
            bench.engine.containers().start(bench.engine.containers().create(foreign(18082, Protocol.UDP)));

            Environment environment = bench.launch();

            assertThat(environment.endpoint("web").port()).isEqualTo(18082);
            environment.release();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_500, -80, -100})
    void aPortMovedOffTheScaleIsRefusedBeforeAnythingStarts(int offset) {
        LaunchOptions moved = new LaunchOptions(
                new HostPorts.Offset(offset), PullPolicy.MISSING, false, Duration.ofSeconds(10), false);
        try (Workbench bench = new Workbench(directory, publishing("web", 80)).services(CACHE)) {

            assertThatThrownBy(() -> bench.launch(moved))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContainingAll("--port-offset " + offset, "host port 80", "web", "65535");

            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_port_found_taken_at_start_leaves_the_container_to_be_looked_at_and_no_service() {
        try (Workbench bench = new Workbench(directory, publishing("web", 18081)).services(CACHE)) {
            bench.engine.takePort(18081);

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContainingAll("18081", "--port-offset");

            assertThat(bench.all())
                    .singleElement()
                    .satisfies(web -> assertThat(web.state()).isEqualTo("created"));
        }
    }

    @Test
    void an_interrupted_launch_cleans_up_and_says_that_it_was_cancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Workbench bench =
                new Workbench(directory, essential("web")).services(CACHE).servicesThatNeverStart(begun)) {
            Thread launching = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                awaitUninterruptibly(begun);
                launching.interrupt();
            });
            interrupter.start();

            assertThatThrownBy(bench::launch).isInstanceOf(OperationCancelledException.class);

            interrupter.join();
            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_launch_that_takes_too_long_fails_and_says_what_it_waited_for() {
        try (Workbench bench = new Workbench(directory, essential("web"))
                .services(CACHE)
                .servicesThatNeverStart(new CountDownLatch(1))) {

            assertThatThrownBy(() -> bench.launch(Workbench.within(Duration.ofMillis(300))))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContainingAll("elasticache:cache", "--timeout");

            assertThat(bench.all()).noneMatch(ContainerInfo::running);
        }
    }

    @Test
    void an_engine_that_went_away_is_no_bug_of_ours() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.goAway();

            assertThatThrownBy(environment::state).isInstanceOf(EngineUnavailableException.class);
            assertThatThrownBy(environment::stop).isInstanceOf(EngineUnavailableException.class);
            assertThatThrownBy(environment::awaitStopped).isInstanceOf(EngineUnavailableException.class);
            assertThatThrownBy(() -> bench.emulator.describe(ENVIRONMENT))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContainingAll("does not answer", "ebemu doctor");
            environment.close();
        }
    }

    @Test
    void why_a_launch_failed_is_told_even_if_nothing_can_be_cleaned_up_after_it() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (Workbench bench =
                new Workbench(directory, essential("web")).services(CACHE).servicesThatNeverStart(begun)) {
            Thread launching = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                awaitUninterruptibly(begun);
                bench.engine.goAway();
                launching.interrupt();
            });
            interrupter.start();

            assertThatThrownBy(bench::launch).isInstanceOf(OperationCancelledException.class);

            interrupter.join();
            assertThat(bench.messages()).anyMatch(message -> message.startsWith("Cleaning up failed: "));
            assertThat(bench.stateDirectory().resolve("supervisor")).doesNotExist();
        }
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

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ContainerSpec foreign(int hostPort) {
        return foreign(hostPort, Protocol.TCP);
    }

    private static ContainerSpec foreign(int hostPort, Protocol protocol) {
        return ContainerSpec.of("somebody-elses", "image", Map.of())
                .with(ContainerSpec.Network.publishing(List.of(new PortBinding("0.0.0.0", hostPort, 80, protocol))));
    }
}
