/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.TaskStatus;

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
}
