/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.internal.engine.ContainerDetails.HealthResult;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Logging;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.Protocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a container learns of itself. */
final class ContainerMetadataTest {

    private final AskedTask task = new AskedTask();

    private static ContainerSpec web() {
        return AskedTask.spec("web", Map.of("tier", "front", Labels.ESSENTIAL, "true"))
                .with(ContainerSpec.Network.publishing(List.of(new PortBinding("0.0.0.0", 8080, 80, Protocol.TCP))));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void version_4_has_the_agents_fields() {
        JsonNode web = task.running(web()).get("/v4/id-of-web");

        assertThat(names(web))
                .containsExactlyInAnyOrder(
                        "DockerId",
                        "Name",
                        "DockerName",
                        "Image",
                        "ImageID",
                        "Ports",
                        "Labels",
                        "DesiredStatus",
                        "KnownStatus",
                        "Limits",
                        "CreatedAt",
                        "StartedAt",
                        "Type",
                        "LogDriver",
                        "ContainerARN",
                        "Networks");
        assertThat(web.path("DockerId").asText()).hasSize(64);
        assertThat(web.path("Name").asText()).isEqualTo("web");
        assertThat(web.path("DockerName").asText()).startsWith("ecs-awseb-shop-3-web-");
        assertThat(web.path("ImageID").asText()).startsWith("sha256:");
        assertThat(web.path("Ports").toString())
                .isEqualTo("[{\"ContainerPort\":80,\"Protocol\":\"tcp\",\"HostPort\":8080,\"HostIp\":\"0.0.0.0\"}]");
        assertThat(web.path("DesiredStatus").asText()).isEqualTo("RUNNING");
        assertThat(web.path("KnownStatus").asText()).isEqualTo("RUNNING");
        assertThat(web.path("Type").asText()).isEqualTo("NORMAL");
        assertThat(web.path("ContainerARN").asText())
                .startsWith("arn:aws:ecs:us-east-1:000000000000:container/awseb-shop/0123456789abcdef");
        assertThat(web.path("Networks").toString())
                .isEqualTo("[{\"NetworkMode\":\"bridge\",\"IPv4Addresses\":[\"172.17.0.2\"]}]");
    }

    @Test
    void version_3_lacks_the_newer_fields() {
        JsonNode web = task.running(web()).get("/v3/id-of-web");

        assertThat(names(web))
                .contains("DockerId", "Networks")
                .doesNotContain("LogDriver", "LogOptions", "ContainerARN", "RestartCount");
        assertThat(web.path("Ports").toString())
                .isEqualTo("[{\"ContainerPort\":80,\"Protocol\":\"tcp\",\"HostPort\":8080}]");
    }

    @Test
    void labels_are_the_definitions_and_the_agents_but_not_ours() {
        JsonNode labels = task.running(web()).get("/v4/id-of-web").path("Labels");

        assertThat(names(labels)).containsExactlyInAnyOrder("tier", Labels.ECS_CONTAINER_NAME, Labels.ECS_TASK_ARN);
    }

    @Test
    void times_are_UTC_with_a_fraction_of_a_second() {
        JsonNode web = task.running(web()).get("/v4/id-of-web");

        assertThat(Instant.parse(web.path("CreatedAt").asText()))
                .isBeforeOrEqualTo(Instant.parse(web.path("StartedAt").asText()));
        assertThat(web.path("StartedAt").asText()).endsWith("Z").contains(".");
    }

    @Test
    void limits_have_at_least_two_cpu_shares_and_the_memory_in_MiB() {
        JsonNode limits = task.running(web()).get("/v4/id-of-web").path("Limits");

        assertThat(limits.toString()).isEqualTo("{\"CPU\":2,\"Memory\":128}");
    }

    @Test
    void a_container_that_ended_has_an_exit_code_and_an_end() {
        JsonNode web = task.ended(web(), 3).stopping().get("/v4/id-of-web");

        assertThat(web.path("ExitCode").asInt()).isEqualTo(3);
        assertThat(web.path("KnownStatus").asText()).isEqualTo("STOPPED");
        assertThat(web.path("DesiredStatus").asText()).isEqualTo("STOPPED");
        assertThat(web.has("FinishedAt")).isTrue();
        assertThat(web.has("Networks")).isFalse();
    }

    @Test
    void only_a_restart_policy_gives_a_restart_count() {
        task.running(web()).running(AskedTask.spec("restarted", Map.of()));

        assertThat(task.get("/v4/id-of-restarted").path("RestartCount").asInt()).isEqualTo(2);
        assertThat(task.get("/v4/id-of-web").has("RestartCount")).isFalse();
    }

    @Test
    void an_unhealthy_container_says_since_when_and_why() {
        ContainerSpec web = AskedTask.spec("web", Map.of(Labels.HEALTH_CHECK, "true"));
        task.running(web);
        Instant since = Instant.parse("2024-05-01T10:00:00.123456789Z");
        task.engine.health(web.name(), "unhealthy", new HealthResult(7, "no answer", since));

        assertThat(task.get("/v4/id-of-web").path("Health").toString())
                .isEqualTo("{\"status\":\"UNHEALTHY\",\"statusSince\":\"2024-05-01T10:00:00.123456789Z\","
                        + "\"exitCode\":7,\"output\":\"no answer\"}");
    }

    @Test
    void a_healthy_container_has_no_exit_code_and_one_that_was_not_checked_yet_is_unknown() {
        ContainerSpec web = AskedTask.spec("web", Map.of(Labels.HEALTH_CHECK, "true"));
        task.running(web);

        assertThat(task.get("/v4/id-of-web").path("Health").toString()).isEqualTo("{\"status\":\"UNKNOWN\"}");

        task.engine.health(web.name(), "healthy", new HealthResult(0, "", Instant.EPOCH));

        assertThat(task.get("/v4/id-of-web").path("Health").toString())
                .isEqualTo("{\"status\":\"HEALTHY\",\"statusSince\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void an_images_own_health_check_is_not_told() {
        ContainerSpec web = web();
        task.running(web);
        task.engine.health(web.name(), "unhealthy", new HealthResult(1, "", Instant.EPOCH));

        assertThat(task.get("/v4/id-of-web").has("Health")).isFalse();
    }

    @Test
    void volumes_have_a_name_a_source_and_a_destination() {
        ContainerSpec plain = web();
        ContainerSpec web = new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.labels(),
                plain.program(),
                plain.limits(),
                plain.network(),
                new ContainerSpec.Storage(
                        List.of("data:/data", "/srv/www:/www:ro"), List.of(), Map.of(), List.of(), false),
                plain.kernel(),
                Optional.empty(),
                Optional.empty());

        assertThat(task.running(web).get("/v4/id-of-web").path("Volumes").toString())
                .isEqualTo("[{\"DockerName\":\"data\",\"Source\":\"/volumes/data\",\"Destination\":\"/data\"},"
                        + "{\"Source\":\"/srv/www\",\"Destination\":\"/www\"}]");
    }

    @Test
    void what_logs_to_files_of_CloudWatch_says_awslogs() {
        JsonNode web = task.running(
                        AskedTask.spec("web", Map.of(Labels.AWSLOGS_GROUP, "shop", Labels.AWSLOGS_STREAM, "a/web/1")))
                .get("/v4/id-of-web");

        assertThat(web.path("LogDriver").asText()).isEqualTo("awslogs");
        assertThat(web.path("LogOptions").toString())
                .isEqualTo("{\"awslogs-group\":\"shop\",\"awslogs-region\":\"us-east-1\","
                        + "\"awslogs-stream\":\"a/web/1\"}");
    }

    @Test
    void secret_log_options_are_left_out() {
        ContainerSpec plain = AskedTask.spec("web", Map.of(Labels.SECRET_LOG_OPTIONS, "splunk-token"));
        ContainerSpec web = new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.labels(),
                plain.program(),
                plain.limits(),
                plain.network(),
                plain.storage(),
                plain.kernel(),
                Optional.empty(),
                Optional.of(new Logging("splunk", Map.of("splunk-url", "https://logs", "splunk-token", "s3cret"))));

        JsonNode document = task.running(web).get("/v4/id-of-web");

        assertThat(document.path("LogDriver").asText()).isEqualTo("splunk");
        assertThat(document.path("LogOptions").toString()).isEqualTo("{\"splunk-url\":\"https://logs\"}");
    }
}
