/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.api.Environment;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Health checks and restart policies: what they change about a task, and what not. */
class RestartingDockerIT {

    private static final long NANOSECONDS = 1_000_000_000;

    @Scenario(
            id = "C59",
            name = "health check",
            setup = "`a!` with a healthCheck that fails: interval 5, timeout 2, retries 2, startPeriod 10",
            expected = "the engine has these values; a becomes UNHEALTHY; the task runs on",
            boundSeconds = 40)
    void a_failing_health_check_is_reported_and_ends_nothing(Trial trial) {
        Map<String, Object> check = Map.of(
                "command",
                List.of("CMD-SHELL", "exit 1"),
                "interval",
                5,
                "timeout",
                2,
                "retries",
                2,
                "startPeriod",
                10);

        trial.up(Dockerrun.of(Container.essential("a").sleeps().with("healthCheck", check)));

        JsonNode engine = trial.inspect("a").at("/Config/Healthcheck");
        assertThat(engine.path("Test")).isEqualTo(Docker.json("[\"CMD-SHELL\",\"exit 1\"]"));
        assertThat(engine.path("Interval").asLong()).isEqualTo(5 * NANOSECONDS);
        assertThat(engine.path("Timeout").asLong()).isEqualTo(2 * NANOSECONDS);
        assertThat(engine.path("Retries").asInt()).isEqualTo(2);
        assertThat(engine.path("StartPeriod").asLong()).isEqualTo(10 * NANOSECONDS);
        trial.await(
                Duration.ofSeconds(40),
                () -> assertThat(trial.reported("a").healthStatus()).isEqualTo(HealthStatus.UNHEALTHY));
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
    }

    @Scenario(
            id = "C60",
            name = "restart policy of an essential container",
            setup = "`a!` with a restartPolicy of restartAttemptPeriod 60 exits with 1 after 70 s",
            expected = "the same container runs again, restartCount 1, the task is RUNNING throughout",
            boundSeconds = 90)
    void an_essential_container_is_started_again_and_the_task_lives(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a")
                .sh("sleep 70; exit 1")
                .with("restartPolicy", Map.of("enabled", true, "restartAttemptPeriod", 60))));
        String first = trial.inspect("a").path("Id").asText();

        trial.await(Duration.ofSeconds(85), () -> {
            assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(trial.reported("a").restartCount()).contains(1);
        });

        assertThat(trial.inspect("a").path("Id").asText()).isEqualTo(first);
        assertThat(trial.inspect("a").at("/State/Running").asBoolean()).isTrue();
    }

    @Scenario(
            id = "C61",
            name = "ignored exit code",
            setup = "`a!` with a restartPolicy of ignoredExitCodes [0] exits with 0",
            expected = "no restart; the task stops",
            boundSeconds = 10)
    void a_container_that_ends_with_an_ignored_exit_code_is_not_started_again(Trial trial) throws InterruptedException {
        Environment environment = trial.up(Dockerrun.of(Container.essential("a")
                .sh("sleep 2; exit 0")
                .with("restartPolicy", Map.of("enabled", true, "ignoredExitCodes", List.of(0)))));

        environment.awaitStopped();

        assertThat(trial.task().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
        assertThat(trial.reported("a").restartCount()).contains(0);
        assertThat(trial.reported("a").exitCode()).contains(0);
    }
}
