/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.ImageUnavailableException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.host.SystemHost;
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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EnvironmentSessionTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    @Test
    void aLaunchEndsWithTheTaskRunningAndSaysSo() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api"))) {
            Environment environment = bench.launch();

            assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(environment.state().health().color()).isEqualTo("Green");
            assertThat(bench.calls("start")).containsExactly("api", "web");
            environment.release();
            assertThat(bench.messages()).contains("Successfully launched environment: bench");
        }
    }

    @Test
    void anEssentialContainerThatEndsStopsTheOthersWhateverItsExitCode() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();

            bench.engine.exit(bench.container("web").id(), 0);
            Task task = environment.awaitStopped();

            assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.stoppedReason()).contains("Essential container in task exited");
            assertThat(task.container("worker").orElseThrow().exitCode()).contains(143);
            environment.release();
        }
    }

    @Test
    void aNonEssentialContainerThatEndsIsNotedAndNoMore() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();

            bench.engine.exit(bench.container("worker").id(), 9);
            await().until(() -> bench.messages().contains("Container worker stopped with exit code 9"));

            Task task = environment.state().task().orElseThrow();
            assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(task.container("worker").orElseThrow().exitCode()).contains(9);
            assertThat(bench.calls("stop")).isEmpty();
            environment.release();
        }
    }

    @Test
    void aContainerKilledForWantOfMemorySaysSo() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();

            bench.engine.runOutOfMemory(bench.container("web").id());

            ContainerSnapshot web = environment.awaitStopped().container("web").orElseThrow();
            assertThat(web.exitCode()).contains(137);
            assertThat(web.reason().orElseThrow()).startsWith("OutOfMemoryError");
            environment.release();
        }
    }

    @Test
    void dependantsAreStoppedBeforeWhatTheyDependOn() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api", "db"), helper("db"))) {
            bench.launch().stop();

            assertThat(bench.calls("stop")).containsExactly("web", "api", "db");
        }
    }

    @Test
    void anEssentialContainerThatEndsDuringTheLaunchFailsIt() {
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
    void anEssentialContainerThatCannotStartFailsTheTaskAndLeavesItToBeLookedAt() {
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
    void aNonEssentialContainerThatCannotStartIsReportedAndTheRestRuns() {
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
    void anEssentialContainerWhoseLinkTargetFailsIsNeverCreated() {
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
    void anImageThatCannotBeHadLeavesNothingBehind() {
        ContainerDefinition lost = ContainerDefinition.of("web", "nope:x", ContainerResources.ofMemory(64));
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
    void aPortHeldByAnotherContainerIsFoundBeforeAnythingStarts() {
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
    void aPortFoundTakenAtStartLeavesNothingBehind() {
        try (Workbench bench = new Workbench(directory, publishing("web", 18081)).services(CACHE)) {
            bench.engine.takePort(18081);

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContainingAll("18081", "--port-offset");

            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void anInterruptedLaunchCleansUpAndSaysThatItWasCancelled() throws InterruptedException {
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
    void aLaunchThatTakesTooLongFailsAndSaysWhatItWaitedFor() {
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
    void aSecondLaunchOfTheSameIsLeftToTheProcessThatSupervises() {
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
    void anEnvironmentLeftUnsupervisedIsAdoptedAsItRuns() throws InterruptedException {
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
    void whatEndedWhileNobodyLookedIsReplacedByANewTask() {
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
    void aChangedTaskReplacesTheOldOneAndLeavesServicesAlone() {
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
    void aServerThatIsGoneIsStartedAgainUnderTheTaskThatRunsOn() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker")).services(CACHE)) {
            bench.launch().release();
            String web = bench.container("web").id();
            bench.engine.containers().remove("ebemu-bench-elasticache-cache");

            Environment again = bench.launch();

            assertThat(bench.container("web").id()).isEqualTo(web);
            assertThat(again.state().services()).extracting("status").containsExactly("available");
            bench.engine.exit(web, 1);
            assertThat(again.awaitStopped().container("worker").orElseThrow().exitCode())
                    .contains(143);
            again.release();
        }
    }

    @Test
    void downKeepsDataAndTheRecordAndTerminateForgetsAll() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            bench.emulator.environmentOf(BUNDLE);

            bench.emulator.down(ENVIRONMENT, bench.events::add);

            assertThat(bench.all()).isEmpty();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).hasSize(1);
            Task task = described(bench).task().orElseThrow();
            assertThat(task.stopCode()).contains(StopCode.USER_INITIATED);
            assertThat(task.container("web").orElseThrow().exitCode()).contains(143);

            bench.emulator.terminate(ENVIRONMENT, true, bench.events::add);

            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).isEmpty();
            assertThat(bench.stateDirectory()).doesNotExist();
            assertThat(bench.emulator.describe(ENVIRONMENT)).isEmpty();
        }
    }

    @Test
    void anEphemeralEnvironmentLeavesNothing() {
        try (Workbench bench = new Workbench(directory, publishing("web", 80)).services(CACHE)) {
            Environment environment = bench.launch(LaunchOptions.forTest());
            assertThat(environment.endpoint("web").port()).isNotEqualTo(80).isPositive();

            environment.close();

            assertThat(bench.all()).isEmpty();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).isEmpty();
            assertThat(directory.resolve(".ebemu")).doesNotExist();
        }
    }

    @Test
    void anEnvironmentOfThatNameFromAnotherBundleIsNotTouched(@TempDir Path elsewhere) {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Workbench stranger = new Workbench(elsewhere, essential("web"))) {
            bench.launch().release();
            BeanstalkEmulator sameEngine =
                    new LocalEmulator(() -> bench.engine, stranger.reader(), List.of(), new SystemHost());

            assertThatThrownBy(() -> sameEngine.launch(BUNDLE, LaunchOptions.standard(), event -> {}))
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContainingAll("bench", "-e");

            assertThat(bench.container("web").running()).isTrue();
        }
    }

    @Test
    void eventsComeInOrderOnOneThread() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api"))) {
            List<String> threads = new CopyOnWriteArrayList<>();
            List<EnvironmentEvent> seen = new CopyOnWriteArrayList<>();

            bench.emulator
                    .launch(BUNDLE, Workbench.within(Duration.ofSeconds(10)), event -> {
                        threads.add(Thread.currentThread().getName());
                        seen.add(event);
                    })
                    .release();

            assertThat(threads).containsOnly("ebemu-events");
            assertThat(seen.get(0).message()).isEqualTo("createEnvironment is starting.");
            assertThat(seen.get(seen.size() - 1).message()).isEqualTo("Successfully launched environment: bench");
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
        return new ContainerSpec(
                "somebody-elses",
                "image",
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(new PortBinding("0.0.0.0", hostPort, 80, Protocol.TCP)),
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                false,
                false);
    }
}
