/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task whose engine goes away, and mostly comes back. */
@Timeout(20)
class EngineAwayTest {

    @TempDir
    Path directory;

    @Test
    void an_essential_end_that_nothing_can_be_done_about_stops_the_task_once_the_engine_is_back()
            throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();
            String web = bench.container("web").id();

            bench.engine.goAway();
            bench.engine.exit(web, 3);
            await().until(() -> bench.messages().contains("Essential container in task exited"));
            bench.engine.comeBack();
            Task task = environment.awaitStopped();

            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.container("web").orElseThrow().exitCode()).contains(3);
            assertThat(task.container("worker").orElseThrow().exitCode()).contains(143);
            assertThat(bench.calls("stop")).containsExactly("worker");
            environment.release();
            assertThat(bench.messages())
                    .containsOnlyOnce("Container web stopped with exit code 3")
                    .containsOnlyOnce("Container worker stopped with exit code 143")
                    .containsOnlyOnce("ECS task stopped due to: Essential container in task exited");
        }
    }

    @Test
    void the_end_of_a_non_essential_container_is_told_once_the_engine_is_back() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();
            String worker = bench.container("worker").id();

            bench.engine.goAway();
            bench.engine.exit(worker, 4);
            bench.engine.comeBack();

            await().until(() -> bench.messages().contains("Container worker stopped with exit code 4"));
            assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            environment.release();
        }
    }

    @Test
    void a_restart_policy_is_applied_once_the_engine_is_back() {
        ContainerDefinition web = ContainerDefinition.builder("web", "image", ContainerResources.ofMemory(64))
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(), 60)))
                .build();
        try (Workbench bench = new Workbench(directory, web)) {
            Environment environment = bench.launch();
            String id = bench.container("web").id();
            bench.pass(Duration.ofMinutes(2));

            bench.engine.goAway();
            bench.engine.exit(id, 1);
            bench.engine.comeBack();

            await().until(() -> bench.container("web").running());
            assertThat(bench.calls("start")).containsExactly("web", "web");
            assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            environment.release();
        }
    }

    @Test
    void a_task_that_outlived_the_engines_absence_goes_on() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();

            bench.engine.goAway();
            bench.engine.comeBack();

            assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            environment.release();
            assertThat(bench.messages()).noneMatch(message -> message.contains("stopped"));
            assertThat(bench.calls("stop")).isEmpty();
        }
    }

    @Test
    void a_stop_that_is_asked_for_does_not_wait_for_the_engine() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.goAway();

            assertThatExceptionOfType(EngineUnavailableException.class)
                    .isThrownBy(environment::stop)
                    .withMessageContaining("ebemu doctor");
            environment.close();
        }
    }

    @Test
    void who_waits_for_the_engine_to_stop_a_task_can_be_told_to_let_go() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("worker"))) {
            Environment environment = bench.launch();
            String web = bench.container("web").id();
            bench.engine.goAway();
            bench.engine.exit(web, 3);
            await().until(() -> bench.messages().contains("Essential container in task exited"));

            assertThatExceptionOfType(EngineUnavailableException.class).isThrownBy(environment::release);

            bench.engine.comeBack();
            Environment adopted = bench.launch();
            assertThat(adopted.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            adopted.release();
        }
    }
}
