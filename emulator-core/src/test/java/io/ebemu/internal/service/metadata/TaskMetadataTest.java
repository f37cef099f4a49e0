/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a container learns of its task, and what nobody learns. */
final class TaskMetadataTest {

    private final AskedTask task = new AskedTask();

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void running(String... names) {
        for (String name : names) {
            task.running(AskedTask.spec(name, Map.of()));
        }
    }

    @Test
    void version_4_has_the_agents_fields_and_all_containers() {
        running("web", "worker");

        JsonNode document = task.get("/v4/id-of-web/task");

        assertThat(names(document))
                .containsExactlyInAnyOrder(
                        "Cluster",
                        "TaskARN",
                        "Family",
                        "Revision",
                        "DesiredStatus",
                        "KnownStatus",
                        "AvailabilityZone",
                        "LaunchType",
                        "VPCID",
                        "FaultInjectionEnabled",
                        "Containers");
        assertThat(document.path("Cluster").asText()).isEqualTo("awseb-shop");
        assertThat(document.path("TaskARN").asText()).isEqualTo(AskedTask.ARN);
        assertThat(document.path("Family").asText()).isEqualTo("awseb-shop");
        assertThat(document.path("Revision").isTextual()).isTrue();
        assertThat(document.path("Revision").asText()).isEqualTo("3");
        assertThat(document.path("DesiredStatus").asText()).isEqualTo("RUNNING");
        assertThat(document.path("KnownStatus").asText()).isEqualTo("RUNNING");
        assertThat(document.path("AvailabilityZone").asText()).isEqualTo("us-east-1a");
        assertThat(document.path("LaunchType").asText()).isEqualTo("EC2");
        assertThat(document.path("Containers").findValuesAsText("Name")).containsExactly("web", "worker");
        assertThat(task.get("/v4/id-of-worker/taskWithTags")).isEqualTo(document);
    }

    @Test
    void version_3_lacks_the_newer_fields() {
        running("web");

        JsonNode document = task.get("/v3/id-of-web/task");

        assertThat(names(document))
                .contains("Cluster", "Containers")
                .doesNotContain("LaunchType", "VPCID", "FaultInjectionEnabled");
        assertThat(document.path("Containers").path(0).has("ContainerARN")).isFalse();
    }

    @Test
    void a_task_is_as_far_as_the_least_advanced_of_its_containers() {
        running("web");
        assertThat(task.get("/v4/id-of-web/task").path("KnownStatus").asText()).isEqualTo("RUNNING");

        task.created(AskedTask.spec("worker", Map.of()));
        assertThat(task.get("/v4/id-of-web/task").path("KnownStatus").asText()).isEqualTo("CREATED");

        task.pending("nginx");
        assertThat(task.get("/v4/id-of-web/task").path("KnownStatus").asText()).isEqualTo("NONE");
        assertThat(task.get("/v4/id-of-web/task").path("Containers")).hasSize(2);
    }

    @Test
    void a_container_that_has_ended_does_not_hold_the_task_back() {
        running("web");
        task.ended(AskedTask.spec("migrate", Map.of()), 0);

        assertThat(task.get("/v4/id-of-web/task").path("KnownStatus").asText()).isEqualTo("RUNNING");
    }

    @Test
    void an_id_that_is_nobodys_is_not_found_in_the_agents_words() {
        running("web");
        MetadataApi api = task.api();

        assertThat(api.answer("/v4/other"))
                .isEqualTo(Reply.error(
                        404,
                        "V4 container metadata handler: unable to get container ID from request: unable to get docker ID"
                                + " from v3 endpoint ID: other"));
        assertThat(api.answer("/v4/other/task"))
                .isEqualTo(Reply.error(
                        404,
                        "V4 task metadata handler: unable to get task arn from request: unable to get task Arn from v3"
                                + " endpoint ID: other"));
        assertThat(api.answer("/v4/other/stats").body().asText()).startsWith("V4 container stats handler: ");
        assertThat(api.answer("/v4/other/task/stats").body().asText()).startsWith("V4 task stats handler: ");
        assertThat(api.answer("/v3/other").status()).isEqualTo(400);
        assertThat(api.answer("/v3/other").body().asText()).startsWith("V3 container metadata handler: ");
    }

    @Test
    void paths_that_the_agent_does_not_have_are_not_found() {
        running("web");
        MetadataApi api = task.api();

        for (String path : List.of("/", "/v4", "/v5/id-of-web", "/v4/id-of-web/", "/v4/id-of-web/nothing", "/v2/x")) {
            assertThat(api.answer(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void task_protection_is_refused_with_the_reason() {
        running("web");

        Reply reply = task.api().answer("/api/id-of-web/task-protection/v1/state");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("error").path("Message").asText()).contains("does not emulate");
        assertThat(task.api().answer("/api/other/task-protection/v1/state").status())
                .isEqualTo(404);
    }

    @Test
    void without_a_role_there_are_no_credentials() {
        running("web");

        assertThat(task.api().answer("/v2/credentials/").status()).isEqualTo(400);
        assertThat(task.get("/v2/credentials/").toString())
                .isEqualTo("{\"code\":\"NoIdInRequest\",\"message\":\"CredentialsV2Request: No Credential ID in the"
                        + " request\",\"HTTPErrorCode\":400}");
        assertThat(task.get("/v2/credentials/guess").toString())
                .isEqualTo("{\"code\":\"InvalidIdInRequest\",\"message\":\"CredentialsV2Request: Credentials not"
                        + " found\",\"HTTPErrorCode\":400}");
    }
}
