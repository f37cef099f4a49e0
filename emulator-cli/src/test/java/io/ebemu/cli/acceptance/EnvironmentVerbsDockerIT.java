/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked of one running environment, through the packaged launcher: for people, and as JSON by a schema. */
class EnvironmentVerbsDockerIT {

    private static final String WEB = "\"memory\": 32, \"command\": [\"sh\", \"-c\","
            + " \"trap 'exit 0' TERM; echo begun; echo trouble >&2; echo kept >/var/log/web/own.log;"
            + " httpd -p 80; sleep 600 & wait\"],"
            + " \"portMappings\": [{\"hostPort\": 28040, \"containerPort\": 80}],"
            + " \"mountPoints\": [{\"sourceVolume\": \"awseb-logs-web\", \"containerPath\": \"/var/log/web\"}]";
    private static final String JOB =
            "\"memory\": 16, \"essential\": false, \"command\": [\"sh\", \"-c\", \"echo done; exit 3\"]";

    @TempDir
    static Path directory;

    private static Ebemu ebemu;
    private static Finished up;

    @BeforeAll
    static void up() {
        Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", WEB),
                Bundles.container("job", "busybox:1.35", JOB));
        ebemu = new Ebemu(directory);
        up = ebemu.run("up", "-d", "--json");
    }

    @AfterAll
    static void terminate() {
        ebemu.close();
    }

    @Test
    void up_in_the_background_prints_the_status_and_its_progress_beside_it() {
        JsonNode status = Printed.document("status", up);

        assertThat(status.at("/Environment/Status").asText()).isEqualTo("Ready");
        assertThat(status.at("/task/containers")).hasSize(2);
        assertThat(up.error())
                .contains("Successfully launched environment", "is up: http://localhost:28040")
                .doesNotContain("{");
        assertThat(Printed.document("status", ebemu.run("up", "-d", "--json", "-q"))
                        .at("/task/taskArn")
                        .asText())
                .as("a second up changes nothing")
                .isEqualTo(status.at("/task/taskArn").asText());
    }

    @Test
    void status_shows_environment_task_and_containers() {
        Finished page = ebemu.run("status");
        JsonNode status = Printed.document("status", ebemu.run("status", "--json"));

        assertThat(page.exitCode()).isZero();
        assertThat(page.output()).contains(ebemu.environment, "web", "RUNNING", "28040");
        assertThat(page.error()).isEmpty();
        JsonNode web = Ebemu.container(status, "web");
        assertThat(web.at("/networkBindings/0/hostPort").asInt()).isEqualTo(28040);
        assertThat(Ebemu.container(status, "job").path("exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void list_shows_the_environments_of_the_engine() {
        Finished table = ebemu.runAnywhere("list");
        JsonNode list = Printed.document("list", ebemu.runAnywhere("list", "--json"));

        assertThat(table.exitCode()).isZero();
        assertThat(table.output()).contains(ebemu.environment);
        assertThat(table.error()).isEmpty();
        assertThat(list.path("Environments").findValuesAsText("EnvironmentName"))
                .contains(ebemu.environment);
    }

    @Test
    void health_tells_status_colour_and_every_container() {
        Finished page = ebemu.run("health");
        JsonNode health = Printed.document("health", ebemu.run("health", "--json"));

        assertThat(page.exitCode()).isZero();
        assertThat(page.output()).contains("web", "job");
        assertThat(page.error()).isEmpty();
        assertThat(health.path("containers").findValuesAsText("name")).containsExactlyInAnyOrder("web", "job");
    }

    @Test
    void events_are_a_line_each() {
        Finished events = ebemu.run("events");
        Finished json = ebemu.run("events", "--json");

        assertThat(events.exitCode()).isZero();
        assertThat(events.output()).contains("Successfully launched environment");
        assertThat(events.error() + json.error()).isEmpty();
        assertThat(Printed.lines("event", json.output()))
                .extracting(event -> event.path("EnvironmentName").asText())
                .isNotEmpty()
                .containsOnly(ebemu.environment);
    }

    @Test
    void events_and_logs_that_are_followed_are_a_line_each_as_they_come() throws IOException {
        try (Followed events = ebemu.follow("events", "-f", "--json");
                Followed logs = ebemu.follow("logs", "-f", "--json", "web")) {
            JsonNode begun = logs.await(line -> line.path("Message").asText().equals("begun"));
            assertThat(begun.path("stream").asText()).isEqualTo("stdout");
            events.await(line -> line.path("Message").asText().startsWith("Successfully launched"));

            assertThat(logs.lines()).isNotEmpty().allSatisfy(line -> Printed.valid("event", line));
            assertThat(events.lines()).isNotEmpty().allSatisfy(line -> Printed.valid("event", line));
        }
    }

    @Test
    void logs_are_what_the_containers_wrote() {
        Finished logs = ebemu.run("logs", "web", "--tail", "5");
        Finished json = ebemu.run("logs", "--json");

        assertThat(logs.exitCode()).isZero();
        assertThat(logs.output()).contains("web", "begun", "trouble");
        List<JsonNode> lines = Printed.lines("event", json.output());
        assertThat(lines)
                .extracting(line -> line.path("container").asText() + " "
                        + line.path("stream").asText() + " "
                        + line.path("Message").asText())
                .contains("web stdout begun", "web stderr trouble", "job stdout done");
        assertThat(json.error()).isEmpty();
        Finished unknown = ebemu.run("logs", "nonsuch", "--json");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output()).isEmpty();
        assertThat(unknown.error()).contains("nonsuch", "web");
    }

    @Test
    void logs_come_as_one_file_too() throws IOException {
        Path zip = directory.resolve("logs.zip");

        Finished logs = ebemu.run("logs", "--zip", zip.toString(), "--json");

        JsonNode archive = Printed.document("log-archive", logs);
        assertThat(archive.path("file").asText()).isEqualTo(zip.toString());
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<String> names = file.stream().map(entry -> entry.getName()).toList();
            assertThat(archive.path("entries")).extracting(JsonNode::asText).containsExactlyElementsOf(names);
            assertThat(names).anyMatch(name -> name.endsWith("own.log"));
        }
    }

    @Test
    void plan_of_an_unchanged_environment_is_empty() {
        assertThat(Printed.document("plan", ebemu.run("plan", "--json")).path("steps"))
                .isEmpty();
        Finished told = ebemu.run("plan");
        assertThat(told.exitCode()).isZero();
        assertThat(told.output()).contains("runs unchanged");
    }

    @Test
    void doctor_finds_the_machine_fit() {
        Finished doctor = ebemu.runAnywhere("doctor", "--json");

        assertThat(Printed.document("doctor", doctor).path("diagnoses").findValuesAsText("state"))
                .isNotEmpty()
                .doesNotContain("failure");
        assertThat(doctor.error()).isEmpty();
        assertThat(ebemu.runAnywhere("doctor").output()).contains("Docker");
    }

    @Test
    void sweep_leaves_alone_what_is_here() {
        JsonNode swept = Printed.document("sweep", ebemu.runAnywhere("sweep", "--dry-run", "--json"));

        assertThat(swept.path("DryRun").asBoolean()).isTrue();
        assertThat(swept.path("Environments"))
                .filteredOn(one -> one.path("EnvironmentName").asText().equals(ebemu.environment))
                .allSatisfy(one -> assertThat(one.path("Removed")).isEmpty());
    }

    @Test
    void names_for_completions_are_a_line_each() {
        assertThat(ebemu.run("names", "containers").output().lines()).containsExactlyInAnyOrder("web", "job");
        assertThat(ebemu.runAnywhere("names", "environments").output().lines()).contains(ebemu.environment);
    }

    @Test
    void an_environment_that_is_not_there_is_told_on_standard_error_alone() {
        for (String verb : List.of("status", "health", "deploy", "restart", "open")) {
            Finished unknown = ebemu.runAnywhere(verb, "--json", "-e", "nonsuch", "-C", directory.toString());
            assertThat(unknown.exitCode()).as(verb + " " + unknown).isEqualTo(2);
            assertThat(unknown.output()).isEmpty();
            assertThat(unknown.error()).contains("nonsuch");
        }
    }
}
