/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateSarifTest {

    private final TestCli cli = new TestCli();

    @TempDir
    private Path directory;

    @Test
    void a_log_names_the_program_and_how_columns_are_counted() throws IOException {
        JsonNode log = sarif();

        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").asText()).endsWith("sarif-schema-2.1.0.json");
        assertThat(log.path("runs")).hasSize(1);
        assertThat(log.at("/runs/0/columnKind").asText()).isEqualTo("utf16CodeUnits");
        assertThat(log.at("/runs/0/tool/driver/name").asText()).isEqualTo("ebemu");
        assertThat(log.at("/runs/0/tool/driver/version").asText()).isEqualTo("1.2.3");
    }

    @Test
    void a_good_bundle_has_an_empty_list_of_results_and_not_none() throws IOException {
        JsonNode log = sarif();

        assertThat(log.at("/runs/0/results").isArray()).isTrue();
        assertThat(log.at("/runs/0/results")).isEmpty();
        assertThat(log.at("/runs/0/tool/driver/rules")).isEmpty();
    }

    @Test
    void a_result_says_what_is_wrong_and_where() throws IOException {
        problem(Severity.ERROR, Layer.ECS, "link-unknown", "Dockerrun.aws.json", "containerDefinitions[1].links[0]");

        JsonNode result = sarif().at("/runs/0/results/0");

        assertThat(result.toString())
                .isEqualTo("{\"ruleId\":\"link-unknown\",\"ruleIndex\":0,\"level\":\"error\","
                        + "\"message\":{\"text\":\"fact; cure\"},"
                        + "\"locations\":[{\"physicalLocation\":"
                        + "{\"artifactLocation\":{\"uri\":\"Dockerrun.aws.json\"},"
                        + "\"region\":{\"startLine\":7,\"startColumn\":17}},"
                        + "\"logicalLocations\":[{\"fullyQualifiedName\":\"containerDefinitions[1].links[0]\"}]}],"
                        + "\"properties\":{\"layer\":\"ecs\"}}");
    }

    @Test
    void each_kind_of_problem_is_one_rule_which_its_results_refer_to() throws IOException {
        problem(Severity.WARNING, Layer.EBEMU, "key-unknown", "ebemu.yml", "a");
        problem(Severity.ERROR, Layer.ECS, "link-unknown", "Dockerrun.aws.json", "b");
        problem(Severity.WARNING, Layer.EBEMU, "key-unknown", "ebemu.yml", "");

        JsonNode run = sarif().at("/runs/0");

        assertThat(run.at("/tool/driver/rules").toString())
                .isEqualTo("[{\"id\":\"key-unknown\",\"shortDescription\":{\"text\":\"Key unknown\"},"
                        + "\"defaultConfiguration\":{\"level\":\"warning\"}},"
                        + "{\"id\":\"link-unknown\",\"shortDescription\":{\"text\":\"Link unknown\"},"
                        + "\"defaultConfiguration\":{\"level\":\"error\"}}]");
        assertThat(run.path("results"))
                .extracting(result -> result.path("ruleIndex").asInt())
                .containsExactly(0, 1, 0);
        assertThat(run.at("/results/2/locations/0").has("logicalLocations"))
                .as("a problem with a file as a whole is nowhere within it")
                .isFalse();
    }

    @Test
    void a_file_is_named_as_seen_from_the_working_directory() throws IOException {
        problem(Severity.ERROR, Layer.EBEMU, "code", ".elasticbeanstalk/config.yml", "");

        assertThat(uri(cli.run("validate", "--format", "sarif", "src/test")))
                .isEqualTo("src/test/.elasticbeanstalk/config.yml");
    }

    @Test
    void a_bundle_that_is_named_from_elsewhere_is_below_the_working_directory_all_the_same() throws IOException {
        problem(Severity.ERROR, Layer.ECS, "code", "Dockerrun.aws.json", "");

        assertThat(uri(cli.run("-C", "src/main/..", "validate", "--format", "sarif", "test")))
                .isEqualTo("src/test/Dockerrun.aws.json");
    }

    @Test
    void a_file_s_name_is_quoted_as_uris_are() throws IOException {
        problem(Severity.ERROR, Layer.ECS, "code", "my run é.json", "");

        assertThat(uri(cli.run("validate", "--format", "sarif", directory.toString())))
                .isEqualTo("my%20run%20%C3%A9.json");
    }

    @Test
    void a_file_outside_is_named_by_a_whole_uri() throws IOException {
        Path file = directory.resolveSibling("web.env");
        problem(Severity.WARNING, Layer.AGENT, "code", file.toString(), "");

        assertThat(uri(cli.run("validate", "--format", "sarif", directory.toString())))
                .isEqualTo(file.toUri().toString());
    }

    @Test
    void the_exit_code_is_that_of_any_other_format() {
        problem(Severity.WARNING, Layer.ECS, "code", "Dockerrun.aws.json", "");

        assertThat(cli.run("validate", "--format", "sarif", directory.toString())
                        .exitCode())
                .isZero();
        assertThat(cli.run("validate", "--format", "sarif", "--strict", directory.toString())
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void json_of_our_own_and_sarif_exclude_each_other() {
        Result result = cli.run("validate", "--json", "--format", "sarif", directory.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("ebemu: --json and --format sarif exclude each other: problems are printed in one format\n");
    }

    private void problem(Severity severity, Layer layer, String code, String file, String pointer) {
        cli.emulator.problems.add(
                new Problem(severity, layer, code, "fact; cure", new SourceLocation(file, 7, 17), pointer));
    }

    private JsonNode sarif() throws IOException {
        return json(cli.run("validate", "--format", "sarif", directory.toString()));
    }

    private static String uri(Result result) throws IOException {
        return json(result)
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asText();
    }

    private static JsonNode json(Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }
}
