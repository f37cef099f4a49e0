/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.Environment;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.Link;
import io.ebemu.model.TaskRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real engine that ask for the credentials of their task's role where the SDKs ask. */
@Timeout(120)
class TaskRoleDockerIT {

    private static final TaskRole ROLE =
            new TaskRole("arn:aws:iam::000000000000:role/shop", "LOCALONLY00000000000", "s3cret", "t0ken");
    private static final String ASK = "wget -q -O - http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

    @TempDir
    Path directory;

    @TempDir
    Path other;

    /** Asks as its very first act. */
    private static ContainerDefinition web() {
        return script("web", ASK + "; echo; ping -c 1 -w 5 worker >/dev/null && echo linked; sleep 600 & wait")
                .links(List.of(new Link("worker", "worker")))
                .build();
    }

    private static ContainerDefinition worker() {
        return script("worker", "sleep 600 & wait").essential(false).build();
    }

    private DockerBench bench(Path at) {
        return new DockerBench(at, web(), worker()).taskRole(ROLE);
    }

    @Test
    void credentials_are_there_from_the_first_moment_and_links_work_on() throws Exception {
        try (DockerBench bench = bench(directory)) {
            Environment environment = bench.launch();
            List<String> lines = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> following = bench.follow(-1, lines::add);

            JsonNode later = new ObjectMapper().readTree(bench.shell("web", ASK).output());
            assertThat(later.path("AccessKeyId").asText()).isEqualTo("LOCALONLY00000000000");
            assertThat(bench.shell("worker", ASK).output()).contains("LOCALONLY00000000000");
            assertThat(bench.shell("web", "wget -q -O - http://169.254.170.2/v2/credentials/guess")
                            .error())
                    .contains("400");

            environment.restart();
            assertThat(bench.shell("web", ASK).output()).contains("LOCALONLY00000000000");
            environment.stop();
            following.join();

            assertThat(new ObjectMapper().readTree(lines.get(0)).path("RoleArn").asText())
                    .isEqualTo(ROLE.roleArn());
            assertThat(lines).contains("linked");
        }
    }

    @Test
    void down_leaves_no_network() {
        try (DockerBench bench = bench(directory)) {
            bench.launch().release();
            assertThat(bench.networks()).hasSize(1);

            bench.down();

            assertThat(bench.networks()).isEmpty();
        }
    }

    @Test
    void a_second_environment_with_a_role_is_refused_with_the_reason() {
        try (DockerBench bench = bench(directory);
                DockerBench second = bench(other)) {
            Environment environment = bench.launch();

            assertThatExceptionOfType(ResourceConflictException.class)
                    .isThrownBy(second::launch)
                    .withMessageContaining("169.254.170.2");

            assertThat(second.networks()).isEmpty();
            assertThat(bench.shell("web", ASK).output()).contains("LOCALONLY00000000000");
            environment.release();
        }
    }
}
