/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a task that runs is watched and stopped. */
@Timeout(20)
class TaskSupervisionTest {

    @TempDir
    Path directory;

    @Test
    void a_launch_ends_with_the_task_running_and_says_so() {
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
    void an_essential_container_that_ends_stops_the_others_whatever_its_exit_code() throws InterruptedException {
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
    void a_non_essential_container_that_ends_is_noted_and_no_more() {
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
    void a_task_is_stopped_even_if_its_record_cannot_be_written() throws IOException, InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();
            Files.createDirectories(bench.stateDirectory().resolve("environment.json.partial/in-the-way"));

            bench.engine.exit(bench.container("web").id(), 3);
            Task task = environment.awaitStopped();

            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.container("worker").orElseThrow().exitCode()).contains(143);
            environment.release();
            assertThat(bench.messages()).anyMatch(message -> message.contains("cannot write"));
        }
    }

    @Test
    void a_container_killed_for_want_of_memory_says_so() throws InterruptedException {
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
    void dependants_are_stopped_before_what_they_depend_on() {
        try (Workbench bench = new Workbench(directory, essential("web", "api"), helper("api", "db"), helper("db"))) {
            bench.launch().stop();

            assertThat(bench.calls("stop")).containsExactly("web", "api", "db");
        }
    }

    @Test
    void a_task_that_is_stopping_has_stopped_when_its_environment_is_closed() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();
            String web = bench.container("web").id();

            CompletableFuture<Void> closed = new CompletableFuture<>();
            synchronized (bench.engine.containers()) { // the engine does nothing meanwhile
                bench.engine.exit(web, 0);
                long self = Thread.currentThread().getId();
                await().until(() -> waitsFor(self, "ebemu-stop"));
                CompletableFuture.runAsync(environment::close).thenAccept(closed::complete);
                assertThatThrownBy(() -> closed.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            }

            assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
            assertThat(bench.messages()).contains("ECS task stopped due to: Essential container in task exited");
            assertThat(bench.all()).noneMatch(ContainerInfo::running);
        }
    }

    @Test
    void events_come_in_order_on_one_thread() {
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
            assertThat(seen)
                    .extracting(EnvironmentEvent::message)
                    .containsSubsequence("ECS task is RUNNING.", "Successfully launched environment: bench");
        }
    }

    /** Whether a thread of that name waits for what another holds. */
    private static boolean waitsFor(long holder, String thread) {
        return Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(true, false))
                .anyMatch(one -> one.getThreadName().equals(thread) && one.getLockOwnerId() == holder);
    }
}
