/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.TaskRole;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long the task metadata endpoint answers, and where. */
@Timeout(60)
final class MetadataEndpointTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private JsonNode document(String uri) throws IOException, InterruptedException {
        HttpResponse<String> response = get(uri);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return new ObjectMapper().readTree(response.body());
    }

    private static String uri(Workbench bench, String container) {
        return bench.variables(container).get("ECS_CONTAINER_METADATA_URI_V4");
    }

    @Test
    void a_container_learns_of_itself_and_its_task() throws Exception {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"), Workbench.helper("worker"))) {
            bench.launch();

            JsonNode web = document(uri(bench, "web"));
            JsonNode task = document(uri(bench, "web") + "/task");

            assertThat(web.path("Name").asText()).isEqualTo("web");
            assertThat(web.path("KnownStatus").asText()).isEqualTo("RUNNING");
            assertThat(task.path("KnownStatus").asText()).isEqualTo("RUNNING");
            assertThat(task.path("TaskARN").asText())
                    .isEqualTo(bench.container("web").label(Labels.ECS_TASK_ARN));
            assertThat(task.path("Containers").findValuesAsText("Name")).containsExactly("web", "worker");
        }
    }

    @Test
    void it_is_silent_once_nobody_supervises() throws Exception {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"))) {
            Environment environment = bench.launch();
            document(uri(bench, "web"));

            environment.release();

            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(uri(bench, "web")));
        }
    }

    @Test
    void the_next_process_answers_at_the_same_address() throws Exception {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"));
                BeanstalkEmulator other = bench.emulator()) {
            bench.launch().release();

            Environment adopted = other.launch(Workbench.BUNDLE, LaunchOptions.standard(), bench.events::add);

            assertThat(bench.calls("create")).containsExactly("web");
            assertThat(document(uri(bench, "web")).path("Name").asText()).isEqualTo("web");
            adopted.release();
        }
    }

    @Test
    void a_port_that_somebody_else_has_taken_meanwhile_is_told() throws Exception {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"))) {
            bench.launch().release();
            int port = URI.create(uri(bench, "web")).getPort();
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(taken.isBound()).isTrue();
                bench.launch().release();
            }

            assertThat(bench.messages())
                    .anyMatch(message ->
                            message.startsWith("The task metadata endpoint does not answer the containers that run")
                                    && message.contains(":" + port));
        }
    }

    @Test
    void a_failed_launch_leaves_nothing_listening() {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"))) {
            bench.engine.takePort(8080);
            bench.containers(Workbench.publishing("web", 8080));

            assertThatExceptionOfType(RuntimeException.class).isThrownBy(bench::launch);

            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(uri(bench, "web")));
        }
    }

    @Test
    void a_deployments_new_task_asks_at_the_same_place_under_another_id() throws Exception {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"))) {
            Environment environment = bench.launch();
            String before = uri(bench, "web");

            environment.restart();

            String after = uri(bench, "web");
            assertThat(URI.create(after).getPort()).isEqualTo(URI.create(before).getPort());
            assertThat(document(after).path("Name").asText()).isEqualTo("web");
            assertThat(get(before).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void the_next_process_hands_out_the_roles_credentials_too() throws Exception {
        TaskRole role = new TaskRole("arn:aws:iam::000000000000:role/shop", "LOCALONLY00000000000", "s3cret", "t0ken");
        try (Workbench bench = new Workbench(directory, Workbench.essential("web")).taskRole(role);
                BeanstalkEmulator other = bench.emulator()) {
            bench.launch().release();
            Environment adopted = other.launch(Workbench.BUNDLE, LaunchOptions.standard(), bench.events::add);
            String path = bench.variables("web").get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");

            JsonNode credentials =
                    document(URI.create(uri(bench, "web")).resolve(path).toString());

            assertThat(credentials.path("SecretAccessKey").asText()).isEqualTo("s3cret");
            assertThat(bench.messages().toString()).doesNotContain("s3cret", "t0ken", path);
            adopted.stop();
            assertThat(bench.engine.networks().list(Labels.of(Workbench.ENVIRONMENT)))
                    .isEmpty();
        }
    }

    @Test
    void containers_of_an_engine_on_another_machine_get_none_and_a_warning_says_so() {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"))) {
            bench.engine.at("tcp://build:2375", "127.0.0.1");

            bench.launch();

            assertThat(bench.variables("web")).doesNotContainKey("ECS_CONTAINER_METADATA_URI_V4");
            assertThat(bench.messages())
                    .anyMatch(message ->
                            message.contains("no task metadata endpoint") && message.contains("tcp://build:2375"));
        }
    }

    @Test
    void only_GET_is_answered() throws Exception {
        try (Workbench bench = new Workbench(directory, Workbench.essential("web"))) {
            bench.launch();

            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(uri(bench, "web")))
                            .DELETE()
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(405);
        }
    }
}
