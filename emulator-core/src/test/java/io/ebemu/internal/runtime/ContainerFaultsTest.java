/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Container;
import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program does to the containers of an environment that it supervises. */
@Timeout(20)
class ContainerFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory, essential("web"), helper("worker"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static TaskStatus status(Environment environment) {
        return environment.state().task().orElseThrow().lastStatus();
    }

    @Test
    void the_history_has_the_launch_and_outlives_the_stop() throws InterruptedException {
        Environment environment = bench.launch();

        environment.stop();

        assertThat(environment.history().events())
                .extracting(event -> event.message())
                .containsSubsequence(
                        "createEnvironment is starting.",
                        "Successfully launched environment: bench",
                        "ECS task stopped due to: Task stopped by user");
        assertThat(environment.history().await(TaskChanged.class::isInstance, Duration.ZERO))
                .isPresent();
    }

    @Test
    void a_container_that_the_task_does_not_have_is_refused_with_those_it_has() {
        Environment environment = bench.launch();

        assertThatThrownBy(() -> environment.container("wep"))
                .isInstanceOf(UsageException.class)
                .hasMessage("environment bench has no container wep; its task has web, worker");
        environment.release();
    }

    @Test
    void killing_an_essential_container_stops_the_task() throws InterruptedException {
        Environment environment = bench.launch();

        environment.container("web").kill();

        assertThat(environment.container("web").state().exitCode()).contains(137);
        Task task = environment.awaitStopped();
        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        environment.release();
    }

    @Test
    void killing_another_container_is_an_event_and_no_more() throws InterruptedException {
        Environment environment = bench.launch();

        environment.container("worker").kill();

        assertThat(environment.history().await(ContainerChanged.class::isInstance, SOON))
                .hasValueSatisfying(
                        event -> assertThat(event.message()).isEqualTo("Container worker stopped with exit code 137"));
        assertThat(status(environment)).isEqualTo(TaskStatus.RUNNING);
        assertThatThrownBy(() -> environment.container("worker").kill())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "container worker of environment bench does not run: it ended with exit code 137");
        environment.release();
    }

    @Test
    void a_signal_that_is_ignored_fails_in_time_and_leaves_the_container_running() {
        bench.programs.put("worker", Behaviour.ignoresStop());
        Environment environment = bench.launch();
        Container worker = environment.container("worker");

        assertThatThrownBy(() -> worker.stop("SIGTERM", Duration.ofMillis(50)))
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageStartingWith("container worker has not ended within 50 ms of SIGTERM");

        assertThat(worker.state().lastStatus()).isEqualTo(ContainerStatus.RUNNING);
        environment.release();
    }

    @Test
    void a_container_that_obeys_a_signal_has_ended_when_stop_returns() {
        Environment environment = bench.launch();
        Container worker = environment.container("worker");

        worker.stop("SIGTERM", SOON);

        assertThat(worker.state().exitCode()).contains(143);
        environment.release();
    }

    @Test
    void a_signal_that_does_not_exist_is_refused() {
        Environment environment = bench.launch();

        assertThatThrownBy(() -> environment.container("worker").stop("SIGNAL", SOON))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("SIGNAL");
        environment.release();
    }

    @Test
    void pausing_and_going_on_may_be_asked_for_twice() {
        Environment environment = bench.launch();
        Container web = environment.container("web");

        web.pause();
        web.pause();

        assertThat(bench.container("web").state()).isEqualTo("paused");
        assertThat(status(environment)).isEqualTo(TaskStatus.RUNNING);
        assertThatThrownBy(() -> web.exec("true")).isInstanceOf(UsageException.class);
        assertThatThrownBy(web::exhaustMemory)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("paused");
        web.unpause();
        web.unpause();
        assertThat(bench.container("web").state()).isEqualTo("running");
        environment.release();
    }

    @Test
    void commands_and_logs_are_the_containers() {
        bench.programs.put("web", Behaviour.runs().printing("one", "two", "three"));
        bench.engine.scriptExec(command -> new ExecResult(3, String.join(" ", command), "no"));
        Environment environment = bench.launch();
        Container web = environment.container("web");

        assertThat(web.exec("echo", "a")).isEqualTo(new Container.ExecResult(3, "echo a", "no"));
        assertThat(web.log(2)).containsExactly("two", "three");
        environment.release();
    }

    @Test
    void a_restart_is_the_same_container_and_its_task_runs_on() {
        Environment environment = bench.launch();
        ContainerInfo before = bench.container("web");

        environment.container("web").restart();

        ContainerSnapshot web = environment.container("web").state();
        assertThat(web.lastStatus()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(web.runtimeId()).contains(before.id());
        assertThat(web.restartCount()).contains(1);
        assertThat(bench.container("web").startedAt()).isNotEqualTo(before.startedAt());
        assertThat(status(environment)).isEqualTo(TaskStatus.RUNNING);
        assertThat(environment.history().events())
                .filteredOn(ContainerChanged.class::isInstance)
                .extracting(event -> event.message())
                .containsExactly("Container web was killed and started again (restart 1), as was asked for.");
        environment.release();
    }

    @Test
    void an_end_after_a_restart_counts() throws InterruptedException {
        Environment environment = bench.launch();
        Container web = environment.container("web");
        web.restart();
        web.restart();

        web.kill();

        Task task = environment.awaitStopped();
        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(task.container("web").orElseThrow().restartCount()).contains(2);
        environment.release();
    }

    @Test
    void a_container_that_does_not_come_up_again_has_ended() throws InterruptedException {
        bench.containers(publishing("web", 22001));
        Environment environment = bench.launch();
        bench.engine.takePort(22001);

        assertThatThrownBy(() -> environment.container("web").restart())
                .hasMessageContaining("port is already allocated");

        assertThat(environment.awaitStopped().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        environment.release();
    }

    @Test
    void memory_that_cannot_be_taken_away_is_told_in_the_jobs_words_and_nothing_of_it_is_left() {
        bench.engine.withImage("busybox:1.35");
        bench.programs.put(Labels.ROLE_FAULT, Behaviour.exits(1).printing("sh: can't create: Read-only file system"));
        Environment environment = bench.launch();

        assertThatThrownBy(() -> environment.container("web").exhaustMemory())
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageStartingWith(
                        "container web did not run out of memory: sh: can't create: Read-only file system");

        assertThat(bench.all()).extracting(one -> one.label(Labels.ROLE)).doesNotContain(Labels.ROLE_FAULT);
        assertThat(status(environment)).isEqualTo(TaskStatus.RUNNING);
        environment.release();
    }
}
