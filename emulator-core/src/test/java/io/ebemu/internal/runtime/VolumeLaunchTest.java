/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ExitCode;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.DockerVolumeConfiguration.Scope;
import io.ebemu.model.MountPoint;
import io.ebemu.model.Volume;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Launches of tasks with Docker's volumes. */
@Timeout(20)
class VolumeLaunchTest {

    @TempDir
    Path directory;

    private Workbench mounting(Scope scope, boolean autoprovision, String driver) {
        ContainerDefinition web = ContainerDefinition.builder("web", "image", ContainerResources.ofMemory(64))
                .mountPoints(List.of(new MountPoint("pool", "/data", false)))
                .build();
        return new Workbench(directory, web, Workbench.helper("app"))
                .volumes(new Volume(
                        "pool",
                        Optional.empty(),
                        Optional.of(new DockerVolumeConfiguration(
                                scope, autoprovision, driver, Map.of("o", "password=s3cret"), Map.of()))));
    }

    @Test
    void a_shared_volume_that_is_missing_fails_the_task_before_any_container() {
        try (Workbench bench = mounting(Scope.SHARED, false, "local")) {
            assertThatThrownBy(bench::launch)
                    .isInstanceOfSatisfying(
                            EnvironmentFailedException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT_FAILED))
                    .hasMessageStartingWith("VolumeError: Agent could not create task's volume resources: ")
                    .hasMessageContaining("volume detection failed, volume 'pool' does not exist and autoprovision is"
                            + " set to false; create it with docker volume create pool");

            assertThat(bench.calls("create")).isEmpty();
            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_task_without_its_volume_is_described_as_stopped_for_that_reason() {
        try (Workbench bench = mounting(Scope.SHARED, false, "local")) {
            assertThatThrownBy(bench::launch).isInstanceOf(EnvironmentFailedException.class);

            Task task = bench.emulator
                    .describe(Workbench.ENVIRONMENT)
                    .flatMap(ObservedState::task)
                    .orElseThrow();
            assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
            assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
            assertThat(task.stoppedReason().orElseThrow())
                    .startsWith("VolumeError: Agent could not create task's volume resources: ")
                    .endsWith(
                            "volume detection failed, volume 'pool' does not exist and autoprovision is set to false");
        }
    }

    @Test
    void a_shared_volume_that_is_there_serves() {
        try (Workbench bench = mounting(Scope.SHARED, false, "local")) {
            bench.engine.volumes().create(VolumeSpec.local("pool", Map.of()));

            Environment environment = bench.launch();

            environment.stop();
            bench.emulator.terminate(Workbench.ENVIRONMENT, true, bench.events::add);
            assertThat(bench.engine.volumes().exists("pool")).isTrue();
        }
    }

    @Test
    void a_shared_volume_that_was_made_for_a_task_outlives_the_environment() {
        try (Workbench bench = mounting(Scope.SHARED, true, "local")) {
            bench.launch().stop();
            bench.emulator.terminate(Workbench.ENVIRONMENT, true, bench.events::add);

            assertThat(bench.engine.volumes().exists("pool")).isTrue();
            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_task_volume_goes_with_the_environment() {
        try (Workbench bench = mounting(Scope.TASK, false, "local")) {
            Environment environment = bench.launch();
            assertThat(bench.engine.volumes().list(Map.of())).hasSize(1);

            environment.stop();
            bench.emulator.terminate(Workbench.ENVIRONMENT, true, bench.events::add);

            assertThat(bench.engine.volumes().list(Map.of())).isEmpty();
        }
    }

    @Test
    void a_volume_that_the_engine_cannot_make_fails_the_task_and_no_message_shows_its_options() {
        try (Workbench bench = mounting(Scope.TASK, false, "nfs")) {
            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageStartingWith("VolumeError: Agent could not create task's volume resources: ")
                    .hasMessageContaining("plugin \"nfs\" not found")
                    .hasMessageNotContaining("s3cret");

            assertThat(bench.messages()).noneMatch(message -> message.contains("s3cret"));
        }
    }
}
