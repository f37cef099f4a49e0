/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment's life through the packaged launcher, with what each verb prints for programs. */
class LifeCycleVerbsDockerIT {

    private static final String SERVES = "\"memory\": 32, \"command\": [\"sh\", \"-c\","
            + " \"trap 'exit 0' TERM; echo begun; httpd -p 80; sleep 600 & wait\"],"
            + " \"portMappings\": [{\"hostPort\": 28050, \"containerPort\": 80}]";

    @TempDir
    Path directory;

    @Test
    void up_in_the_foreground_prints_events_and_logs_a_line_each_until_it_is_interrupted() {
        try (Ebemu ebemu = new Ebemu(bundle(""));
                Followed up = ebemu.follow("up", "--json")) {
            up.await(event -> event.path("Message").asText().equals("begun"));
            up.await(event -> event.path("Message").asText().startsWith("Successfully launched environment"));

            assertThat(up.interrupt()).isEqualTo(130);

            assertThat(up.lines()).allSatisfy(line -> Printed.valid("event", line));
            assertThat(up.lines().get(up.lines().size() - 1)).contains(ebemu.environment);
            assertThat(Docker.run("ps", "-q", "--filter", ebemu.label())).isEmpty();
        }
    }

    @Test
    void deploy_restart_down_and_terminate_print_what_is_then_there_and_nothing_else() {
        try (Ebemu ebemu = new Ebemu(bundle(""))) {
            JsonNode launched = Printed.document("status", ebemu.run("up", "-d", "--json"));
            bundle(", \"environment\": [{\"name\": \"VERSION\", \"value\": \"2\"}]");

            JsonNode deployed = Printed.document("status", ebemu.run("deploy", "--label", "second", "--json"));
            assertThat(deployed.at("/Environment/VersionLabel").asText()).isEqualTo("second");
            assertThat(task(deployed)).isNotEqualTo(task(launched));
            Finished restart = ebemu.run("restart", "--json");
            JsonNode restarted = Printed.document("status", restart);
            assertThat(task(restarted)).isNotEqualTo(task(deployed));
            assertThat(restart.error()).contains("is up: http://localhost:28050");

            Finished down = ebemu.run("down", "--json");
            assertThat(Printed.document("status", down).at("/task/lastStatus").asText("STOPPED"))
                    .isEqualTo("STOPPED");
            assertThat(Docker.run("ps", "-q", "--filter", ebemu.label())).isEmpty();
            Finished set = ebemu.run("setenv", "LEVEL=debug", "--json");
            Printed.document("status", set);
            assertThat(set.error()).contains("is down; it has them from the next `ebemu up` on");

            Finished terminate = ebemu.run("terminate", "--delete-data", "--json");
            assertThat(Printed.document("terminated", terminate)
                            .at("/Environment/EnvironmentName")
                            .asText())
                    .isEqualTo(ebemu.environment);
            assertThat(terminate.error()).contains("is terminated; its data is deleted");
            assertThat(ebemu.run("status").exitCode()).isEqualTo(2);
        }
    }

    @Test
    void a_deployment_that_fails_prints_no_document() {
        try (Ebemu ebemu = new Ebemu(Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", "\"memory\": 16, \"command\": [\"no-such-program\"]")))) {
            Finished up = ebemu.run("up", "-d", "--json");

            assertThat(up.exitCode()).isEqualTo(7);
            assertThat(up.output()).isEmpty();
            assertThat(up.error()).contains("ebemu: ", "web");
        }
    }

    private Path bundle(String members) {
        return Bundles.of(directory, Bundles.container("web", "busybox:1.35", SERVES + members));
    }

    private static String task(JsonNode status) {
        return status.at("/task/taskArn").asText();
    }
}
