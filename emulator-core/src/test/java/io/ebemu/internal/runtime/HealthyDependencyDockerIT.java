/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.observed.HealthStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers that wait for another's health on a real engine. */
@Timeout(120)
class HealthyDependencyDockerIT {

    private static final String RUNS = "sleep 600 & wait";

    @TempDir
    Path directory;

    @Test
    void a_dependant_is_created_once_the_one_it_waits_for_is_healthy() {
        ContainerDefinition db =
                checked("db", "sleep 2; touch /tmp/ready; " + RUNS).build();
        try (DockerBench bench = new DockerBench(directory, web(), db)) {
            Environment environment = bench.launch();

            assertThat(bench.reported("db").healthStatus()).isEqualTo(HealthStatus.HEALTHY);
            assertThat(bench.container("web").orElseThrow().createdAt())
                    .isAfter(bench.container("db")
                            .orElseThrow()
                            .startedAt()
                            .orElseThrow()
                            .plusSeconds(2));
            environment.release();
        }
    }

    @Test
    void a_dependant_of_one_that_is_not_healthy_in_time_is_never_created() {
        ContainerDefinition db =
                checked("db", RUNS).startTimeout(Optional.of(7)).build();
        try (DockerBench bench = new DockerBench(directory, web(), db)) {
            assertThatThrownBy(bench::launch)
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("db did not reach HEALTHY: it timed out 7 s after its start");

            assertThat(bench.container("web")).isEmpty();
            assertThat(bench.reported("web").exitCode()).contains(143);
        }
    }

    private static ContainerDefinitionBuilder checked(String name, String script) {
        return script(name, script)
                .healthCheck(Optional.of(new HealthCheck(
                        List.of("CMD-SHELL", "test -f /tmp/ready"),
                        Optional.of(5),
                        Optional.of(2),
                        Optional.of(1),
                        Optional.empty())));
    }

    private static ContainerDefinition web() {
        return script("web", RUNS)
                .dependsOn(List.of(new ContainerDependency("db", Condition.HEALTHY, "dependsOn")))
                .build();
    }
}
