/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A container that has ended and has a restart policy: what {@link TaskReader} takes it for. */
final class RestartingTaskTest {

    private static Task read(Optional<EnvironmentRecord> record, boolean supervised, Seen... containers) {
        return new TaskReader(record, supervised)
                .read(Stream.of(containers).map(Seen::build).toList())
                .orElseThrow();
    }

    private static ContainerSnapshot web(Task task) {
        return task.container("web").orElseThrow();
    }

    private static Seen restarting() {
        return Seen.container("web").label(Labels.RESTART_POLICY, "30").exited(1);
    }

    @Test
    void a_container_that_is_about_to_be_started_again_counts_as_RUNNING() {
        Task task = read(Optional.of(Recorded.task().running("web", true).build()), true, restarting());

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(task.stopCode()).isEmpty();
        assertThat(web(task).lastStatus()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(web(task).exitCode()).isEmpty();
        assertThat(web(task).restartCount()).contains(0);
    }

    @Test
    void nobody_starts_a_container_again_while_nobody_supervises() {
        Task task = read(Optional.empty(), false, restarting());

        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(web(task).exitCode()).contains(1);
    }

    @Test
    void a_container_of_a_task_that_stops_is_not_started_again() {
        Task task =
                read(Optional.empty(), true, restarting(), Seen.container("app").exited(0));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(web(task).lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(web(task).exitCode()).contains(1);
    }
}
