/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** New application versions on an environment that runs, and the task's own view of itself. */
class DeploymentDockerIT {

    private static final String REVISION = "com.amazonaws.ecs.task-definition-version";

    @Scenario(
            id = "C70",
            name = "task metadata",
            setup = "`a!`, `b!`; a gets `$ECS_CONTAINER_METADATA_URI_V4` and its `/task`",
            expected = "Name, Labels, both Containers and their statuses as the agent has them",
            boundSeconds = 15,
            note = "The address is the bridge's gateway, not 169.254.170.2.")
    void a_container_reads_what_the_agent_knows_of_it(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps(), Container.essential("b").sleeps()));

        JsonNode container = Docker.json(trial.exec("a", "wget -q -O - $ECS_CONTAINER_METADATA_URI_V4"));
        JsonNode task = Docker.json(trial.exec("a", "wget -q -O - $ECS_CONTAINER_METADATA_URI_V4/task"));

        assertThat(container.path("Name").asText()).isEqualTo("a");
        assertThat(container.path("DockerId").asText())
                .isEqualTo(trial.inspect("a").path("Id").asText());
        assertThat(container.path("KnownStatus").asText()).isEqualTo("RUNNING");
        assertThat(container.path("DesiredStatus").asText()).isEqualTo("RUNNING");
        assertThat(container
                        .path("Labels")
                        .path("com.amazonaws.ecs.container-name")
                        .asText())
                .isEqualTo("a");
        assertThat(container.at("/Limits/CPU").asInt()).isEqualTo(2);
        assertThat(container.at("/Limits/Memory").asInt()).isEqualTo(64);
        assertThat(task.path("TaskARN").asText()).isEqualTo(trial.task().taskArn());
        assertThat(task.path("Revision").asText()).isEqualTo("1");
        assertThat(task.path("LaunchType").asText()).isEqualTo("EC2");
        assertThat(task.path("Containers").findValuesAsText("Name")).containsExactlyInAnyOrder("a", "b");
    }

    @Scenario(
            id = "C76",
            name = "redeploy",
            setup = "version 2 of `a!`, `b?` is deployed over version 1",
            expected = "version 1 is STOPPED before anything of version 2 starts; revision 2; new Docker names",
            boundSeconds = 40)
    void a_deployment_stops_the_old_task_before_it_starts_the_new_one(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment = trial.up(version(1));
        String old = trial.inspect("a").path("Name").asText();

        environment.deploy(trial.bundle(version(2)), DeployOptions.standard());

        JsonNode a = trial.inspect("a");
        assertThat(a.at("/Config/Labels").path(REVISION).asText()).isEqualTo("2");
        assertThat(a.path("Name").asText()).isNotEqualTo(old);
        assertThat(trial.exec("a", "echo $VERSION")).isEqualTo("2");
        assertThat(trial.containers(true)).hasSize(2);
        List<EngineEvents.Event> ends = seen(events, event -> event.action().equals("die"));
        List<EngineEvents.Event> starts = seen(events, event -> event.action().equals("start"));
        assertThat(starts).hasSize(4);
        assertThat(ends).hasSize(2);
        assertThat(starts.get(2).since(ends.get(1))).isPositive();
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
    }

    @Scenario(
            id = "C77",
            name = "failed redeploy",
            setup = "version 2, whose `a!` exits at once, is deployed over version 1",
            expected = "two attempts with Beanstalk's events; no return to version 1",
            boundSeconds = 60)
    void a_deployment_that_fails_is_tried_twice_and_leaves_no_task(Trial trial) {
        EngineEvents events = trial.events();
        Environment environment = trial.up(version(1));
        Bundle broken = trial.bundle(Dockerrun.of(Container.essential("a").sh("exit 3")));

        assertThatThrownBy(() -> environment.deploy(broken, DeployOptions.standard()))
                .isInstanceOf(EnvironmentFailedException.class);

        assertThat(seen(events, event -> event.is("start", "a"))).hasSize(3);
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(trial.task().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(trial.task().taskDefinitionArn()).endsWith(":2");
        assertThat(trial.reported("a").exitCode()).contains(3);
        trial.await(
                Duration.ofSeconds(5),
                () -> assertThat(announced(trial))
                        .containsSubsequence(
                                "INFO Environment update is starting.",
                                "INFO Deploying new version to instance(s).",
                                "WARN Failed to start ECS task, retrying...",
                                "ERROR Failed to start ECS task after retrying 2 times.",
                                "ERROR Failed to deploy application."));
        assertThat(announced(trial)).anyMatch(text -> text.startsWith("ERROR ECS task stopped due to: "));
    }

    private static Dockerrun version(int number) {
        List<Object> variable = List.of(Map.of("name", "VERSION", "value", Integer.toString(number)));
        return Dockerrun.of(
                Container.essential("a").sleeps().with("environment", variable),
                Container.optional("b").sleeps().with("environment", variable));
    }

    private static List<EngineEvents.Event> seen(EngineEvents events, Predicate<EngineEvents.Event> wanted) {
        return events.seen().stream().filter(wanted).toList();
    }

    private static List<String> announced(Trial trial) {
        return trial.told().stream()
                .filter(Announced.class::isInstance)
                .map(DeploymentDockerIT::text)
                .toList();
    }

    private static String text(EnvironmentEvent event) {
        return event.severity() + " " + event.message();
    }
}
