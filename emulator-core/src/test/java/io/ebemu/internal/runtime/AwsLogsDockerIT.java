/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keeping the log of a container of a real engine. */
@Timeout(60)
class AwsLogsDockerIT {

    @TempDir
    Path directory;

    @Test
    void both_streams_are_kept_to_the_last_line() throws InterruptedException {
        SystemHost host = new SystemHost();
        EnvironmentId environment =
                new EnvironmentId("logs-" + UUID.randomUUID().toString().substring(0, 8));
        StateDirectory state = new StateDirectory(directory);
        Path file = state.awslogs("/ecs/shop", "web/1");
        try (DockerEngine engine = DockerEngine.connect(Optional.empty(), host);
                EventDispatcher events = new EventDispatcher(environment, host, event -> {});
                AwsLogs logs = new AwsLogs(engine, new WorldReader(engine, environment), state, events)) {
            Subscription following = engine.events().follow(Labels.of(environment, Labels.ROLE_TASK), logs);
            String id = engine.containers()
                    .create(new SpecBuilder(environment.name(), "busybox:1.35")
                            .command(List.of(
                                    "sh", "-c", "trap 'echo bye; exit' TERM; echo out; echo err >&2; sleep 600 & wait"))
                            .labels(Labels.of(environment, Labels.ROLE_TASK))
                            .label(Labels.AWSLOGS_GROUP, "/ecs/shop")
                            .label(Labels.AWSLOGS_STREAM, "web/1")
                            .build());
            try {
                engine.containers().start(id);
                await().untilAsserted(
                                () -> assertThat(file).content().hasLineCount(2).contains("out\n", "err\n"));
                engine.containers().stop(id, Duration.ofSeconds(10));
                logs.awaitLastLines();

                assertThat(file).content().hasLineCount(3).endsWith("bye\n");
            } finally {
                following.close();
                engine.containers().remove(id);
            }
        }
    }
}
