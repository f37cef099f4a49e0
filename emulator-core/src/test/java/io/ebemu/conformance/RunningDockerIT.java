/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;

/** Tasks that run, and what ends them. */
class RunningDockerIT {

    @Scenario(
            id = "C01",
            name = "minimal run",
            setup = "`a!` sleeps",
            expected = "RUNNING: one container, named as the ECS agent names it",
            boundSeconds = 10)
    void a_task_of_one_container_runs_under_a_name_of_the_ecs_agent(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a").sleeps()));

        JsonNode container = trial.inspect("a");
        assertThat(container.path("State").path("Status").asText()).isEqualTo("running");
        assertThat(container.path("Name").asText()).matches("/ecs-awseb-" + trial.environment() + "-\\w+-\\d+-a-\\w+");
        assertThat(trial.containers(true)).hasSize(1);
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(trial.reported("a").lastStatus()).isEqualTo(ContainerStatus.RUNNING);
    }

    @Scenario(
            id = "C02",
            name = "essential exit 0",
            setup = "`a!` exits 0 after 2 s; `b!` ignores TERM, stopTimeout 3",
            expected = "the task stops, `a` 0, `b` stopped: Essential container in task exited",
            boundSeconds = 10)
    void an_essential_container_that_ends_well_ends_the_task_too(Trial trial) {
        EngineEvents events = trial.events();
        Task task = trial.ends(Dockerrun.of(
                Container.essential("a").sh("sleep 2"),
                Container.essential("b").sh("sleep 600").with("stopTimeout", 3)));
        trial.observed();

        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(task.stoppedReason()).contains("Essential container in task exited");
        assertThat(trial.reported("a").exitCode()).contains(0);
        assertThat(trial.reported("b").exitCode()).contains(137);
        assertThat(events.died(Waits.SOON, "a").exitCode()).isEqualTo("0");
        assertThat(events.died(Waits.SOON, "b").exitCode()).isEqualTo("137");
    }

    @Scenario(
            id = "C03",
            name = "essential exit 7",
            setup = "`a!` exits 7",
            expected = "the task stops, exit code 7 is shown: Essential container in task exited",
            boundSeconds = 10)
    void the_exit_code_of_an_essential_container_is_shown(Trial trial) {
        EngineEvents events = trial.events();
        Task task = trial.ends(Dockerrun.of(Container.essential("a").sh("exit 7")));
        trial.observed();

        assertThat(task.stoppedReason()).contains("Essential container in task exited");
        assertThat(trial.reported("a").exitCode()).contains(7);
        assertThat(events.died(Waits.SOON, "a").exitCode()).isEqualTo("7");
    }

    @Scenario(
            id = "C04",
            name = "non-essential exit 1",
            setup = "`a!` sleeps; `b?` exits 1",
            expected = "`b` is STOPPED with 1, the task RUNNING for 15 s and more",
            boundSeconds = 15)
    void a_task_goes_on_without_a_container_that_is_not_essential(Trial trial) {
        EngineEvents events = trial.events();
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps(), Container.optional("b").sh("exit 1")));
        trial.await(
                Waits.SOON, () -> assertThat(trial.reported("b").lastStatus()).isEqualTo(ContainerStatus.STOPPED));
        trial.observed();

        assertThat(events.died(Waits.SOON, "b").exitCode()).isEqualTo("1");
        assertThat(trial.reported("b").exitCode()).contains(1);
        events.none(Duration.ofSeconds(15), event -> event.container().equals("a") && !event.starts());
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(trial.inspect("a").path("State").path("Running").asBoolean()).isTrue();
    }

    @Scenario(
            id = "C05",
            name = "essential by default",
            setup = "`essential` is absent everywhere; `a` exits, `b` sleeps",
            expected = "the task stops",
            boundSeconds = 40)
    void a_container_is_essential_unless_it_says_otherwise(Trial trial) {
        Task task = trial.ends(Dockerrun.of(
                Container.essential("a").without("essential").sh("sleep 1"),
                Container.essential("b").without("essential").sleeps()));
        trial.observed();

        assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(trial.containers(false)).isEmpty();
    }
}
