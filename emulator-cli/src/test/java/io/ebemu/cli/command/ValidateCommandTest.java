/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        Dockerrun.aws.json:2:4: error: containerDefinitions[0].memory: expected a whole number of MiB [memory-type]
                        1 error
                        """);
    }

    @Test
    void on_a_terminal_the_line_is_shown_with_a_mark_below_the_column() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), "{\n\t \"memory\": \"256m\"\n}");
        cli.emulator.problems.add(problem(Severity.ERROR));
        cli.terminal = true;

        Result result = cli.run("validate", directory.toString(), "--color", "never");

        assertThat(result.out()).contains("  2 | \t \"memory\": \"256m\"\n    | \t  ^\n");
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
    void json_has_every_field_of_a_problem() throws IOException {
        cli.emulator.problems.add(problem(Severity.WARNING));

        assertThat(new ObjectMapper()
                        .readTree(cli.run("validate", "--json", directory.toString())
                                .out())
                        .toString())
                .isEqualTo("{\"problems\":[{\"severity\":\"warning\",\"code\":\"memory-type\","
                        + "\"message\":\"expected a whole number of MiB\",\"file\":\"Dockerrun.aws.json\",\"line\":2,"
                        + "\"column\":4,\"pointer\":\"containerDefinitions[0].memory\"}]}");
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
