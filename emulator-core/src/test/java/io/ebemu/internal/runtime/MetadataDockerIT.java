/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.Environment;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers of a real engine that ask the task metadata endpoint. */
@Timeout(120)
class MetadataDockerIT {

    private static final String V4 = "$ECS_CONTAINER_METADATA_URI_V4";
    private static final String V3 = "$ECS_CONTAINER_METADATA_URI";

    @TempDir
    Path directory;

    private static ContainerDefinition web() {
        return script("web", "wget -q -O - " + V4 + "; echo; sleep 600 & wait")
                .portMappings(List.of(new PortMapping(80, 21301, Protocol.TCP)))
                .healthCheck(Optional.of(new HealthCheck(
                        List.of("CMD-SHELL", "echo fine"),
                        Optional.of(5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .build();
    }

    private static ContainerDefinition worker() {
        return script("worker", "sleep 600 & wait").essential(false).build();
    }

    private static JsonNode ask(DockerBench bench, String uri) throws JsonProcessingException {
        ExecResult answer = bench.shell("web", "wget -q -O - \"" + uri + "\"");
        assertThat(answer.exitCode()).as(answer.error()).isZero();
        return new ObjectMapper().readTree(answer.output());
    }

    @Test
    void a_container_learns_of_itself_its_task_and_what_it_uses() throws Exception {
        try (DockerBench bench = new DockerBench(directory, web(), worker())) {
            Environment environment = bench.launch();

            JsonNode web = ask(bench, V4);
            assertThat(web.path("DockerId").asText())
                    .isEqualTo(bench.container("web").orElseThrow().id());
            assertThat(web.path("KnownStatus").asText()).isEqualTo("RUNNING");
            assertThat(web.path("Limits").toString()).isEqualTo("{\"CPU\":2,\"Memory\":32}");
            assertThat(web.path("Ports").path(0).path("HostPort").asInt()).isEqualTo(21301);
            assertThat(web.path("ImageID").asText()).matches("sha256:[0-9a-f]{64}");
            assertThat(web.path("LogDriver").asText()).isNotEmpty();
            assertThat(web.path("Health").path("status").asText()).isIn("UNKNOWN", "HEALTHY");
            assertThat(web.path("Networks")
                            .path(0)
                            .path("IPv4Addresses")
                            .path(0)
                            .asText())
                    .isEqualTo(bench.container("web").orElseThrow().ipAddress().orElseThrow());

            JsonNode task = ask(bench, V4 + "/task");
            assertThat(task.path("Containers").findValuesAsText("Name")).containsExactly("web", "worker");
            assertThat(task.path("LaunchType").asText()).isEqualTo("EC2");

            JsonNode stats = ask(bench, V4 + "/stats");
            assertThat(stats.path("memory_stats").path("usage").asLong()).isPositive();
            assertThat(ask(bench, V4 + "/stats")
                            .path("network_rate_stats")
                            .path("rx_bytes_per_sec")
                            .isNumber())
                    .isTrue();
            assertThat(ask(bench, V4 + "/task/stats")).hasSize(2);

            JsonNode older = ask(bench, V3);
            assertThat(older.path("Name").asText()).isEqualTo("web");
            assertThat(older.has("ContainerARN")).isFalse();
            assertThat(ask(bench, V3 + "/task").has("VPCID")).isFalse();

            ExecResult unknown = bench.shell("web", "wget -q -O - ${ECS_CONTAINER_METADATA_URI_V4%/*}/guess");
            assertThat(unknown.error()).contains("404");
            environment.release();
        }
    }

    @Test
    void a_container_is_answered_as_soon_as_its_program_runs() throws Exception {
        try (DockerBench bench = new DockerBench(directory, web())) {
            Environment environment = bench.launch();
            List<String> lines = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> following = bench.follow(-1, lines::add);

            await().until(() -> !lines.isEmpty());
            environment.stop();
            following.join();

            assertThat(new ObjectMapper().readTree(lines.get(0)).path("Name").asText())
                    .isEqualTo("web");
        }
    }

    @Test
    void after_an_adoption_the_same_address_answers_again() throws Exception {
        try (DockerBench bench = new DockerBench(directory, web())) {
            bench.launch().release();
            assertThat(bench.shell("web", "wget -q -O - " + V4).exitCode()).isNotZero();

            try (DockerBench next = bench.next()) {
                Environment adopted = next.launch();

                assertThat(ask(next, V4).path("Name").asText()).isEqualTo("web");
                adopted.release();
            }
        }
    }
}
