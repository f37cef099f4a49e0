/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private final TestCli cli = new TestCli();

    @TempDir
    private Path directory;

    @Test
    void a_good_bundle_is_success() {
        Result result = cli.run("validate", directory.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(directory + ": no problems found\n");
    }

    @Test
    void an_error_is_one_line_in_a_pipe_and_exit_code_3() {
        cli.emulator.problems.add(problem(Severity.ERROR));

        Result result = cli.run("validate", directory.toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("""
                        Dockerrun.aws.json:2:4: error: containerDefinitions[0].memory: expected a whole number of MiB [memory-type, refused by the ECS API]
                        1 error
                        """);
    }

    @Test
    void on_a_terminal_the_line_is_shown_with_a_mark_below_the_column() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), "{\n\t \"memory\": \"256m\"\n}");
        cli.emulator.problems.add(problem(Severity.ERROR));
        cli.terminal = true;

        Result result = cli.run("validate", directory.toString(), "--color", "never");

        assertThat(result.out()).contains("  2 |      \"memory\": \"256m\"\n    |       ^\n");
    }

    @Test
    void a_warning_is_success_unless_strict() {
        cli.emulator.problems.add(problem(Severity.WARNING));

        assertThat(cli.run("validate", directory.toString()).exitCode()).isZero();
        assertThat(cli.run("validate", "--strict", directory.toString()).exitCode())
                .isEqualTo(4);
        assertThat(cli.emulator.calls).contains("validate " + directory + " strict=true");
    }

    @Test
    void of_very_many_problems_fifty_are_shown_and_errors_first() {
        cli.emulator.problems.addAll(Collections.nCopies(10_000, problem(Severity.WARNING)));
        cli.emulator.problems.add(problem(Severity.ERROR));

        List<String> lines =
                cli.run("validate", directory.toString()).out().lines().toList();

        assertThat(lines).hasSize(52);
        assertThat(lines.get(0)).contains(" error: ");
        assertThat(lines.get(50)).isEqualTo("… and 9951 more; ebemu validate --json lists all");
        assertThat(lines.get(51)).isEqualTo("1 error, 10000 warnings");
    }

    @Test
    void json_can_steer_no_terminal_either() throws IOException {
        cli.emulator.problems.add(new Problem(
                Severity.ERROR, Problem.Layer.EBEMU, "code", "\u009b2J\u007f", new SourceLocation("f", 1, 1), ""));

        String out = cli.run("validate", "--json", directory.toString()).out();

        assertThat(out).contains("\\u009b2J\\u007f").doesNotContain("\u009b", "\u007f");
        assertThat(new ObjectMapper().readTree(out).at("/problems/0/message").asText())
                .isEqualTo("\u009b2J\u007f");
    }

    @Test
    void json_has_every_field_of_a_problem() throws IOException {
        cli.emulator.problems.add(problem(Severity.WARNING));

        assertThat(new ObjectMapper()
                        .readTree(cli.run("validate", "--json", directory.toString())
                                .out())
                        .toString())
                .isEqualTo("{\"problems\":[{\"severity\":\"warning\",\"layer\":\"ecs\",\"code\":\"memory-type\","
                        + "\"message\":\"expected a whole number of MiB\",\"file\":\"Dockerrun.aws.json\",\"line\":2,"
                        + "\"column\":4,\"pointer\":\"containerDefinitions[0].memory\"}]}");
    }

    @Test
    void the_line_is_the_bundle_s_own_whatever_is_in_the_working_directory() throws IOException {
        Path bundle = Files.createDirectory(directory.resolve("app"));
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "\nthe bundle's\n");
        Files.writeString(directory.resolve("Dockerrun.aws.json"), "\nsomebody else's\n");
        cli.emulator.problems.add(problem(Severity.ERROR));
        cli.terminal = true;

        Result result = cli.run("-C", directory.toString(), "validate", "app", "--color", "never");

        assertThat(result.out()).contains("  2 | the bundle's\n").doesNotContain("somebody else's");
    }

    @Test
    void a_file_beside_a_zip_is_not_taken_for_the_one_within() throws IOException {
        Path zip = Files.createFile(directory.resolve("app.zip"));
        Files.writeString(directory.resolve("Dockerrun.aws.json"), "\nsomebody else's\n");
        cli.emulator.problems.add(problem(Severity.ERROR));
        cli.terminal = true;

        assertThat(cli.run("validate", zip.toString()).out()).doesNotContain("somebody else's");
    }

    @Test
    void a_long_line_is_cut_to_the_terminal_s_width() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), "\n{" + "\"a\":1,".repeat(10_000) + "\"b\":2}\n");
        cli.emulator.problems.add(problem(Severity.ERROR));
        cli.terminal = true;
        cli.environment.put("COLUMNS", "50");

        Result result = cli.run("validate", directory.toString(), "--color", "never");

        assertThat(result.out().lines().filter(line -> line.contains(" | ")))
                .hasSize(2)
                .allMatch(line -> line.length() <= 50);
    }

    @Test
    void a_message_cannot_steer_the_terminal() {
        cli.emulator.problems.add(new Problem(
                Severity.ERROR,
                Problem.Layer.EBEMU,
                "code",
                "got \"\u001b[2J\u009b1m\u202e\n\"",
                new SourceLocation("a\u0007b.json", 1, 1),
                "images.\u001b]0;x"));

        assertThat(cli.run("validate", directory.toString()).out())
                .startsWith("a\ufffdb.json:1:1: error: images.\ufffd]0;x: got \"\ufffd[2J\ufffd1m\ufffd \" [code]\n");
    }

    @Test
    void the_instance_type_reaches_the_emulator() {
        cli.run("validate", "--instance-type", "t3.micro", directory.toString());

        assertThat(cli.emulator.validated.orElseThrow().instanceType()).contains("t3.micro");
    }

    @Test
    void what_is_no_bundle_at_all_is_reported_in_the_format_asked_for() {
        cli.emulator.refusal = Optional.of(new InvalidConfigurationException(List.of(problem(Severity.ERROR))));

        Result result = cli.run("validate", "--json", directory.toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).contains("\"memory-type\"");
    }

    @Test
    void a_path_that_is_not_there_is_a_usage_error() {
        Result result = cli.run("-C", directory.toString(), "validate", "nonsuch.zip");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("ebemu: " + directory.resolve("nonsuch.zip") + ": no such file");
    }

    private static Problem problem(Severity severity) {
        return new Problem(
                severity,
                Problem.Layer.ECS,
                "memory-type",
                "expected a whole number of MiB",
                new SourceLocation("Dockerrun.aws.json", 2, 4),
                "containerDefinitions[0].memory");
    }
}
