/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs about a bundle, and about ebemu itself, through the packaged launcher; nothing runs. */
class BundleVerbsIT {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Ebemu ebemu;

    @BeforeEach
    void bundle() {
        Bundles.of(
                directory,
                Bundles.container(
                        "web",
                        "busybox:1.35",
                        "\"memory\": 32, \"portMappings\": [{\"hostPort\": 28060, \"containerPort\": 80}]"));
        ebemu = new Ebemu(directory);
    }

    @Test
    void validate_says_that_there_is_nothing_or_where_what_is() {
        Finished good = ebemu.run("validate");
        assertThat(good.exitCode()).isZero();
        assertThat(good.output()).endsWith("no problems found");
        assertThat(Printed.document("problems", ebemu.run("validate", "--json")).path("problems"))
                .isEmpty();
        assertThat(ebemu.run("-q", "validate")).isEqualTo(new Finished(0, "", ""));

        Bundles.of(directory, Bundles.container("web", "busybox:1.35", "\"memory\": \"much\""));
        Finished bad = ebemu.run("validate", "--json");

        assertThat(bad.exitCode()).isEqualTo(3);
        JsonNode problem = Printed.valid("problems", bad.output()).at("/problems/0");
        assertThat(problem.path("severity").asText()).isEqualTo("error");
        assertThat(problem.path("pointer").asText()).isEqualTo("containerDefinitions[0].memory");
        assertThat(bad.error()).isEmpty();
        Finished sarif = ebemu.run("validate", "--format", "sarif");
        assertThat(sarif.exitCode()).isEqualTo(3);
        assertThat(Ebemu.json(sarif).path("version").asText()).isEqualTo("2.1.0");
    }

    @Test
    void a_warning_is_an_error_where_that_is_asked_for() {
        Bundles.of(directory, Bundles.container("web", "busybox:1.35", "\"memory\": 32, \"memry\": 32"));

        assertThat(ebemu.run("validate").exitCode()).isZero();
        assertThat(ebemu.run("validate", "--strict").exitCode()).isEqualTo(4);
    }

    @Test
    void plan_lists_the_steps_of_up_in_each_format() {
        Finished text = ebemu.run("plan");
        assertThat(text.exitCode()).isZero();
        assertThat(text.output()).contains("CreateContainer", "StartContainer");
        JsonNode plan = Printed.document("plan", ebemu.run("plan", "--json"));
        assertThat(plan.path("steps").findValuesAsText("action")).contains("CreateContainer", "StartContainer");
        assertThat(ebemu.run("plan", "--format", "mermaid").output()).startsWith("flowchart");
        assertThat(ebemu.run("plan", "--format", "dot").output()).startsWith("digraph");
        Finished both = ebemu.run("plan", "--format", "dot", "--json");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.output()).isEmpty();
    }

    @Test
    void rehearse_plans_and_changes_nothing() {
        Finished rehearsal = ebemu.run("rehearse");

        assertThat(rehearsal.exitCode()).as(rehearsal.toString()).isZero();
        assertThat(rehearsal.output()).contains("CreateContainer");
    }

    @Test
    void init_writes_a_file_that_validates_and_never_overwrites_one() throws IOException {
        Finished init = ebemu.run("init");

        assertThat(init.exitCode()).as(init.toString()).isZero();
        assertThat(init.output()).contains("Wrote", "ebemu.yml");
        String written = Files.readString(directory.resolve("ebemu.yml"));
        assertThat(written).contains("#");
        assertThat(ebemu.run("validate").exitCode()).isZero();
        Finished again = ebemu.run("init");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.error()).contains("--force");
        assertThat(directory.resolve("ebemu.yml")).content().isEqualTo(written);
    }

    @Test
    void schemas_are_schemas() {
        for (String file : List.of("dockerrun", "ebemu.yml")) {
            Finished schema = ebemu.runAnywhere("schema", file);
            assertThat(schema.exitCode()).isZero();
            assertThat(schema.error()).isEmpty();
            assertThat(Ebemu.json(schema).path("$schema").asText()).startsWith("http");
        }
        assertThat(ebemu.runAnywhere("schema", "nonsuch").exitCode()).isEqualTo(2);
    }

    @Test
    void completions_are_scripts_that_their_shells_can_read() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            Finished script = ebemu.runAnywhere("completion", shell);
            assertThat(script.exitCode()).isZero();
            assertThat(script.error()).isEmpty();
            Bundles.write(directory, "completion." + shell, script.output() + "\n");
            ProcessBuilder check = new ProcessBuilder(
                    shell, "-n", directory.resolve("completion." + shell).toString());
            assertThat(Finished.of(check, DEADLINE)).as(shell).isEqualTo(new Finished(0, "", ""));
        }
    }

    @Test
    void manual_pages_are_written() {
        Finished pages = ebemu.runAnywhere("man-pages", directory.resolve("man").toString());

        assertThat(pages.exitCode()).as(pages.toString()).isZero();
        assertThat(directory.resolve("man/ebemu-up.1")).content().contains(".TH");
    }

    @Test
    void convert_prints_the_file_alone_and_what_it_lacks_beside_it() {
        Finished compose = ebemu.run("convert", "--to", "compose");
        assertThat(compose.exitCode()).isZero();
        assertThat(compose.output()).startsWith("version:").contains("mem_limit");
        Finished task = ebemu.run("convert", "--to", "task-definition");
        assertThat(Ebemu.json(task).path("containerDefinitions")).hasSize(1);
    }

    @Test
    void another_directory_is_meant_wherever_it_is_named() {
        for (List<String> line : List.of(
                List.of("-C", directory.toString(), "validate"), List.of("validate", "-C", directory.toString()))) {
            assertThat(ebemu.runAnywhere(line.toArray(String[]::new)).exitCode())
                    .isZero();
        }
        Finished nowhere = ebemu.runAnywhere("-C", directory.resolve("nonsuch").toString(), "validate");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.output()).isEmpty();
    }

    @Test
    void a_wrong_command_line_is_told_with_the_right_one_and_prints_nothing_else() {
        for (List<String> line :
                List.of(List.of("staus"), List.of("status", "--nonsuch"), List.of("exec"), List.<String>of())) {
            Finished wrong = ebemu.runAnywhere(line.toArray(String[]::new));
            assertThat(wrong.exitCode()).as(line.toString()).isEqualTo(2);
            assertThat(wrong.output()).isEmpty();
            assertThat(wrong.error()).startsWith("ebemu: ").contains("Usage", "--help");
        }
    }
}
