/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real engine that are started again. What they left in their file system tells their runs apart. */
@Timeout(120)
class RestartPolicyDockerIT {

    @TempDir
    Path directory;

    private static ContainerDefinition web(String firstRun, String secondRun) {
        return script("web", "if [ -e /ran ]; then " + secondRun + "; else touch /ran; " + firstRun + "; fi")
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(3), 1)))
                .portMappings(List.of(new PortMapping(80, 0, Protocol.TCP)))
                .build();
    }

    @Test
    void an_essential_container_that_crashes_is_started_again_and_its_log_goes_on() {
        String secondRun = "echo second; sleep 600 & wait";
        try (DockerBench bench = new DockerBench(directory, web("echo first; sleep 3; exit 1", secondRun))) {
            Environment environment = bench.launch();
            String id = bench.container("web").orElseThrow().id();
            List<String> all = new CopyOnWriteArrayList<>();
            List<String> later = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> following = bench.follow(-1, all::add);
            await().until(() -> all.equals(List.of("first")));
            CompletableFuture<Void> followingLater = bench.follow(0, later::add);

            await().untilAsserted(() ->
                    assertThat(bench.reported("web").restartCount()).contains(1));

            ContainerSnapshot web = bench.reported("web");
            assertThat(web.lastStatus()).isEqualTo(ContainerStatus.RUNNING);
            assertThat(web.runtimeId()).contains(id);
            assertThat(web.networkBindings()).hasSize(1);
            assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            await().until(() -> all.equals(List.of("first", "second")));
            await().until(() -> later.equals(List.of("second")));

            environment.stop();
            following.join();
            followingLater.join();
            assertThat(all).containsExactly("first", "second");
            assertThat(bench.reported("web").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        }
    }

    @Test
    void a_crash_too_soon_after_the_restart_ends_the_task() throws InterruptedException {
        try (DockerBench bench = new DockerBench(directory, web("sleep 2; exit 1", "exit 2"))) {
            Environment environment = bench.launch();

            Task task = environment.awaitStopped();

            assertThat(task.stoppedReason()).contains("Essential container in task exited");
            assertThat(task.container("web").orElseThrow().exitCode()).contains(2);
            assertThat(task.container("web").orElseThrow().restartCount()).contains(1);
            environment.release();
        }
    }

    @Test
    void a_dependant_waits_no_more_once_a_restart_has_failed() {
        ContainerDefinition migrate = script("migrate", "sleep 2; rm /bin/sh; exit 1")
                .essential(false)
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(), 1)))
                .build();
        ContainerDefinition web = script("web", "sleep 600 & wait")
                .dependsOn(List.of(new ContainerDependency("migrate", Condition.COMPLETE, "dependsOn")))
                .build();
        try (DockerBench bench = new DockerBench(directory, web, migrate)) {
            Environment environment = bench.launch();

            assertThat(bench.reported("web").lastStatus()).isEqualTo(ContainerStatus.RUNNING);
            assertThat(bench.reported("migrate").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
            assertThat(bench.reported("migrate").restartCount()).contains(0);
            environment.release();
        }
    }

    @Test
    void an_exit_code_that_is_ignored_ends_the_task() throws InterruptedException {
        try (DockerBench bench = new DockerBench(directory, web("sleep 2; exit 3", "sleep 600 & wait"))) {
            Environment environment = bench.launch();

            Task task = environment.awaitStopped();

            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.container("web").orElseThrow().exitCode()).contains(3);
            assertThat(task.container("web").orElseThrow().restartCount()).contains(0);
            environment.release();
        }
    }
}
