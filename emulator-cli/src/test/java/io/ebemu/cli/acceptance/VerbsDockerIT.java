/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs on one running environment, through the packaged launcher. */
class VerbsDockerIT {

    private static final String SERVES = "\"memory\": 32, \"command\": [\"sh\", \"-c\","
            + " \"trap 'exit 0' TERM; mkdir /www; echo works >/www/index.html; httpd -p 80 -h /www; sleep 600 & wait\"],"
            + " \"environment\": [{\"name\": \"COLOUR\", \"value\": \"blue\"}],"
            + " \"portMappings\": [{\"hostPort\": 28010, \"containerPort\": 80}]";

    @TempDir
    static Path directory;

    private static Ebemu ebemu;

    @BeforeAll
    static void up() {
        Bundles.of(directory, Bundles.container("web", "busybox:1.35", SERVES));
        Bundles.write(directory, "ebemu.yml", "EnvironmentProperties: {LEVEL: info, OLD: 'yes'}\n");
        ebemu = new Ebemu(directory);
        Finished up = ebemu.run("up", "-d");
        assertThat(up.exitCode()).as(up.toString()).isZero();
    }

    @AfterAll
    static void terminate() {
        ebemu.close();
    }

    @Test
    void setenv_replaces_the_task_by_one_that_has_the_properties() {
        String before = ebemu.containerId("web");

        Finished setenv = ebemu.run("setenv", "LEVEL=debug", "OLD=", "--json");

        assertThat(setenv.exitCode()).as(setenv.toString()).isZero();
        assertThat(Printed.document("status", setenv)
                        .path("task")
                        .path("lastStatus")
                        .asText())
                .isEqualTo("RUNNING");
        assertThat(setenv.error()).contains("Successfully deployed new configuration to environment.");
        assertThat(ebemu.containerId("web")).isNotEqualTo(before);
        Finished inside = ebemu.before("exec", "web", "--", "env");
        assertThat(inside.output()).contains("LEVEL=debug", "COLOUR=blue").doesNotContain("OLD=");
        assertThat(ebemu.run("printenv").output()).isEqualTo("Environment Variables:\n     LEVEL = debug");
        JsonNode settings = Printed.document("environment-properties", ebemu.run("printenv", "--json"))
                .path("OptionSettings");
        assertThat(settings).hasSize(1);
        assertThat(settings.get(0).path("OptionName").asText()).isEqualTo("LEVEL");
        JsonNode variables = Printed.document("container-variables", ebemu.run("printenv", "web", "--json"))
                .path("environment");
        assertThat(variables.findValuesAsText("name")).contains("LEVEL", "COLOUR", "PATH");
        Finished again = ebemu.run("setenv", "LEVEL=debug");
        assertThat(again.output()).contains("has these properties already");
    }

    @Test
    void exec_hands_on_input_both_outputs_and_the_exit_code() {
        Finished command = ebemu.fed("the end is seen\n", "exec", "web", "--", "sh", "-c", "cat; echo oh >&2; exit 7");

        assertThat(command.exitCode()).isEqualTo(7);
        assertThat(command.output()).isEqualTo("the end is seen");
        assertThat(command.error()).isEqualTo("oh");
        assertThat(ebemu.before("exec", "web", "--", "no-such-program").exitCode())
                .isIn(126, 127);
        Finished unknown = ebemu.before("exec", "db");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.error()).contains("has no container db; it has web");
    }

    @Test
    void exec_hands_on_much_in_both_directions() {
        String much = "0123456789".repeat(100_000);

        Finished command = ebemu.fed(much, "exec", "web", "--", "cat");

        assertThat(command.output()).isEqualTo(much);
    }

    @Test
    void exec_on_a_terminal_has_its_size_follows_it_and_leaves_it_as_it_was() {
        Finished terminal = ebemu.onTerminal("exec.py", "exec", "web");

        assertThat(terminal.exitCode()).as(terminal.toString()).isZero();
        assertThat(terminal.output()).contains("first 30 90", "then 40 120", "interrupted", "exit code 5", "as before");
    }

    @Test
    void open_prints_where_the_application_is() {
        Finished open = ebemu.run("open");

        assertThat(open.output()).isEqualTo("http://localhost:28010");
        assertThat(Printed.document("page", ebemu.run("open", "web", "--json"))
                        .path("url")
                        .asText())
                .isEqualTo(open.output());
    }
}
