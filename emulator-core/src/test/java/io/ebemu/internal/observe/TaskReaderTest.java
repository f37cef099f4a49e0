/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TaskReaderTest {

    private static Task unrecorded(Seen... containers) {
        return read(Optional.empty(), containers);
    }

    private static Task recorded(Recorded record, Seen... containers) {
        return read(Optional.of(record.build()), containers);
    }

    private static Task read(Optional<EnvironmentRecord> record, Seen... containers) {
        return new TaskReader(record, true)
                .read(Stream.of(containers).map(Seen::build).toList())
                .orElseThrow();
    }

    private static ContainerSnapshot container(Task task, String name) {
        return task.container(name).orElseThrow();
    }

    @Test
    void a_task_is_RUNNING_when_all_its_containers_are() {
        Task task = unrecorded(Seen.container("web"), Seen.container("app"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(task.desiredStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(task.stopCode()).isEmpty();
        assertThat(task.stoppedReason()).isEmpty();
        assertThat(task.stoppedAt()).isEmpty();
    }

    @Test
    void a_task_is_PENDING_while_any_container_is_not_up() {
        assertThat(unrecorded(Seen.container("web"), Seen.container("app").created())
                        .lastStatus())
                .isEqualTo(TaskStatus.PENDING);
        assertThat(recorded(
                                Recorded.task().launching().pending("web", true).pending("app", true),
                                Seen.container("web"))
                        .lastStatus())
                .isEqualTo(TaskStatus.PENDING);
    }

    @Test
    void a_task_stays_RUNNING_when_a_non_essential_container_stops_with_any_code() {
        for (int code : new int[] {0, 1, 137}) {
            Task task = unrecorded(
                    Seen.container("web"), Seen.container("job").nonEssential().exited(code));

            assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(container(task, "job").exitCode()).contains(code);
        }
    }

    @Test
    void a_task_stays_RUNNING_when_a_non_essential_container_failed_before_it_was_created() {
        Task task = recorded(
                Recorded.task()
                        .pending("web", true)
                        .pending("job", false)
                        .failure("job", "CannotPullContainerError: no such image"),
                Seen.container("web"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(container(task, "job").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(container(task, "job").reason()).contains("CannotPullContainerError: no such image");
        assertThat(container(task, "job").exitCode()).isEmpty();
        assertThat(container(task, "job").runtimeId()).isEmpty();
    }

    @Test
    void a_container_that_was_not_created_because_of_another_has_exit_code_143_and_kept_the_task_from_starting() {
        Task task = recorded(
                Recorded.task()
                        .neverRunning()
                        .pending("web", true)
                        .pending("job", false)
                        .failure("web", "CannotStartContainerError: dependency graph: job did not reach SUCCESS"),
                Seen.container("job").nonEssential().exited(1));

        assertThat(container(task, "web").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(container(task, "web").exitCode()).contains(143);
        assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
    }

    @Test
    void an_essential_exit_that_nobody_saw_has_stopped_the_task_even_with_code_0() {
        Task task = unrecorded(Seen.container("web").exited(0), Seen.container("app"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        assertThat(task.desiredStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(task.stoppedReason()).contains("Essential container in task exited");
        assertThat(task.stoppedAt()).isEmpty();
    }

    @Test
    void a_task_is_STOPPED_once_every_container_is_and_says_when_the_last_one_ended() {
        Task task = unrecorded(
                Seen.container("web").exited(1, Seen.NOON.plusSeconds(10)),
                Seen.container("app").exited(143, Seen.NOON.plusSeconds(30)),
                Seen.container("job").nonEssential().exited(0, Seen.NOON.plusSeconds(20)));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.stoppedAt()).contains(Seen.NOON.plusSeconds(30));
    }

    @Test
    void an_essential_container_that_could_not_start_has_kept_the_task_from_starting() {
        Task task = unrecorded(Seen.container("web").failedToStart("port is already allocated"), Seen.container("app"));

        assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
        assertThat(task.stoppedReason()).contains("Task failed to start");
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
    }

    @Test
    void an_essential_container_that_failed_before_it_was_created_has_kept_the_task_from_starting() {
        Task task = recorded(
                Recorded.task()
                        .neverRunning()
                        .pending("web", true)
                        .pending("app", true)
                        .failure("app", "CannotPullContainerError: no such image"),
                Seen.container("web"));

        assertThat(container(task, "app").reason()).contains("CannotPullContainerError: no such image");
        assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
    }

    @Test
    void once_a_task_stops_containers_that_never_ran_count_as_stopped_without_an_exit_code() {
        Task task = recorded(
                Recorded.task()
                        .launching()
                        .pending("web", true)
                        .pending("app", true)
                        .pending("job", false),
                Seen.container("web").exited(1),
                Seen.container("app").created());

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.containers()).allMatch(one -> one.lastStatus() == ContainerStatus.STOPPED);
        assertThat(container(task, "app").exitCode()).isEmpty();
        assertThat(container(task, "job").exitCode()).isEmpty();
    }

    @Test
    void the_recorded_reason_wins_over_what_the_containers_suggest() {
        Task task = recorded(
                Recorded.task().running("web", true).stopped(StopCode.USER_INITIATED, "Task stopped by user"),
                Seen.container("web").exited(143));

        assertThat(task.stopCode()).contains(StopCode.USER_INITIATED);
        assertThat(task.stoppedReason()).contains("Task stopped by user");
    }

    @Test
    void the_record_of_another_task_says_nothing_about_this_one() {
        Task task = recorded(
                Recorded.task()
                        .arn("arn:aws:ecs:us-east-1:000000000000:task/other/ffff")
                        .running("other", true)
                        .stopped(StopCode.USER_INITIATED, "Task stopped by user"),
                Seen.container("web"));

        assertThat(task.taskArn()).isEqualTo(Seen.TASK_ARN);
        assertThat(task.stopCode()).isEmpty();
        assertThat(task.containers()).extracting(ContainerSnapshot::name).containsExactly("web");
        assertThat(task.startedAt()).isEmpty();
    }

    @Test
    void the_task_definition_is_known_from_labels_alone() {
        assertThat(unrecorded(Seen.container("web")).taskDefinitionArn())
                .isEqualTo("arn:aws:ecs:us-east-1:000000000000:task-definition/awseb-shop-env-1a2b:7");
    }

    @Test
    void times_come_from_the_containers_and_the_record() {
        Task task = recorded(
                Recorded.task().running("web", true).running("app", true),
                Seen.container("web").createdAt(Seen.NOON.plusSeconds(3)),
                Seen.container("app").createdAt(Seen.NOON.plusSeconds(1)));

        assertThat(task.createdAt()).contains(Seen.NOON.plusSeconds(1));
        assertThat(task.startedAt()).contains(Seen.NOON.plusSeconds(2));
    }

    @Test
    void containers_stand_in_the_order_of_the_definition() {
        Task task = recorded(
                Recorded.task()
                        .launching()
                        .pending("c", true)
                        .pending("a", true)
                        .pending("b", true),
                Seen.container("a"),
                Seen.container("c"));

        assertThat(task.containers()).extracting(ContainerSnapshot::name).containsExactly("c", "a", "b");
    }

    @Test
    void a_container_that_was_removed_by_hand_has_vanished() {
        Task task = recorded(Recorded.task().running("web", true).running("job", false), Seen.container("web"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(container(task, "job").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(container(task, "job").reason())
                .contains("ContainerVanishedError: No container matching saved ID found");
    }

    @Test
    void an_essential_container_that_was_removed_by_hand_has_stopped_the_task() {
        Task task = recorded(Recorded.task().running("web", true).running("app", true), Seen.container("app"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
    }

    @Test
    void a_recorded_task_whose_containers_are_gone_has_ended_as_it_was_recorded() {
        Task task = recorded(Recorded.task()
                .exited("web", true, 143)
                .running("app", true)
                .stopped(StopCode.USER_INITIATED, "Task stopped by user"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.desiredStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.stopCode()).contains(StopCode.USER_INITIATED);
        assertThat(container(task, "web").exitCode()).contains(143);
        assertThat(container(task, "web").reason()).isEmpty();
        assertThat(container(task, "app").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(container(task, "app").reason())
                .contains("ContainerVanishedError: No container matching saved ID found");
    }

    @Test
    void a_recorded_task_that_never_got_a_container_failed_to_start() {
        Task task = recorded(Recorded.task()
                .neverRunning()
                .pending("web", true)
                .pending("job", false)
                .failure("web", "CannotPullContainerError: no such image"));

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
        assertThat(container(task, "web").reason()).contains("CannotPullContainerError: no such image");
        assertThat(container(task, "job").reason()).isEmpty();
    }

    @Test
    void a_task_that_is_being_launched_has_no_containers_yet_and_is_PENDING() {
        Task task = recorded(Recorded.task().launching().pending("web", true));

        assertThat(task.desiredStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(container(task, "web").lastStatus()).isEqualTo(ContainerStatus.PENDING);
        assertThat(task.stopCode()).isEmpty();
    }

    @Test
    void with_neither_containers_nor_a_record_there_is_no_task() {
        assertThat(new TaskReader(Optional.empty(), true).read(List.of())).isEmpty();
    }
}
