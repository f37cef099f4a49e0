/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.RestartPolicyTest.crash;
import static io.ebemu.internal.runtime.RestartPolicyTest.restarting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.RestartPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for a container that is started again because its definition says so. */
@Timeout(20)
final class RestartedDependencyTest {

    @TempDir
    Path directory;

    @Test
    void a_dependant_waits_on_until_the_end_that_is_not_answered() {
        ContainerDefinition web = restarting("web")
                .dependsOn(List.of(new ContainerDependency("migrate", Condition.SUCCESS, "dependsOn")))
                .build();
        ContainerDefinition migrate = restarting("migrate")
                .essential(false)
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(0), 60)))
                .build();
        try (Workbench bench = new Workbench(directory, web, migrate)) {
            CompletableFuture<Environment> launch = CompletableFuture.supplyAsync(bench::launch);
            await().until(() -> bench.messages().contains("Waiting for container:migrate to be SUCCESS"));

            crash(bench, "migrate", 1, 1);
            assertThat(bench.calls("create")).containsExactly("migrate");
            bench.engine.exit(bench.container("migrate").id(), 0);

            launch.join().release();
            assertThat(bench.calls("start")).containsExactly("migrate", "migrate", "web");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "SUCCESS"})
    void a_dependant_waits_no_more_once_a_restart_has_failed(Condition condition) {
        ContainerDefinition web = ContainerDefinition.builder("web", "image", ContainerResources.ofMemory(64))
                .dependsOn(List.of(new ContainerDependency("migrate", condition, "dependsOn")))
                .build();
        ContainerDefinition migrate = restarting("migrate")
                .essential(false)
                .portMappings(List.of(new PortMapping(80, 8080, Protocol.TCP)))
                .build();
        try (Workbench bench = new Workbench(directory, web, migrate)) {
            CompletableFuture<Environment> launch = CompletableFuture.supplyAsync(bench::launch);
            await().until(() -> bench.messages().contains("Waiting for container:migrate to be " + condition));

            bench.engine.takePort(8080);
            bench.pass(RestartPolicyTest.PERIOD);
            bench.engine.exit(bench.container("migrate").id(), 1);

            if (condition == Condition.COMPLETE) {
                launch.join().release();
            } else {
                assertThatThrownBy(launch::join)
                        .hasMessageContaining("migrate did not reach SUCCESS: it stopped with exit code");
            }
            assertThat(bench.calls("start"))
                    .startsWith("migrate", "migrate")
                    .hasSize(condition == Condition.COMPLETE ? 3 : 2);
        }
    }
}
