/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers that wait for each other on a real engine. */
@Timeout(120)
class DependencyDockerIT {

    private static final String RUNS = "sleep 600 & wait";
    /** After this long the ECS agent looks again; we are told. */
    private static final Duration AGENT_LOOKS = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    @Test
    void a_dependant_is_created_at_once_when_the_one_it_waits_for_has_ended() {
        ContainerDefinition migrate =
                script("migrate", "sleep 1; exit 1").essential(false).build();
        try (DockerBench bench = new DockerBench(directory, web("migrate", Condition.COMPLETE), migrate)) {
            Environment environment = bench.launch();

            ContainerInfo ended = bench.container("migrate").orElseThrow();
            Instant end = ended.finishedAt().orElseThrow();
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(bench.container("web").orElseThrow().createdAt()).isBetween(end, end.plus(AGENT_LOOKS));
            assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            environment.release();
        }
    }

    @Test
    void how_one_ended_does_not_matter_to_a_dependant_that_waits_for_its_start() {
        ContainerDefinition once = script("once", "exit 1").essential(false).build();
        try (DockerBench bench = new DockerBench(directory, web("once", Condition.START), once)) {
            bench.launch().release();

            assertThat(bench.container("web").orElseThrow().running()).isTrue();
        }
    }

    @Test
    void a_dependant_of_one_that_did_not_succeed_is_never_created() {
        ContainerDefinition migrate =
                script("migrate", "sleep 1; exit 7").essential(false).build();
        try (DockerBench bench = new DockerBench(directory, web("migrate", Condition.SUCCESS), migrate)) {
            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("migrate did not reach SUCCESS: it stopped with exit code 7");

            assertThat(bench.container("web")).isEmpty();
            assertThat(bench.reported("web").exitCode()).contains(143);
        }
    }

    @Test
    void a_dependant_waits_no_longer_than_the_start_timeout() {
        ContainerDefinition slow = script("slow", RUNS)
                .essential(false)
                .startTimeout(Optional.of(2))
                .build();
        try (DockerBench bench = new DockerBench(directory, web("slow", Condition.COMPLETE), slow)) {
            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("slow did not reach COMPLETE: it timed out 2 s after its start");

            ContainerInfo stopped = bench.container("slow").orElseThrow();
            assertThat(stopped.running()).isFalse();
            assertThat(Duration.between(
                            stopped.startedAt().orElseThrow(),
                            stopped.finishedAt().orElseThrow()))
                    .isGreaterThan(Duration.ofMillis(1_900));
            assertThat(bench.container("web")).isEmpty();
        }
    }

    private static ContainerDefinition web(String dependency, Condition condition) {
        return script("web", RUNS)
                .dependsOn(List.of(new ContainerDependency(dependency, condition, "dependsOn")))
                .build();
    }
}
