/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentLookupTest {

    private final TestCli cli = new TestCli();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"down", "terminate", "status", "logs"})
    void a_directory_that_is_no_bundle_names_no_environment(String verb) {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        Result result = cli.run("-C", directory.toString(), verb);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("which environment?")
                .contains(directory.toString())
                .contains("-e NAME (this engine has fibonacci)");
        assertThat(cli.emulator.calls).containsExactly("open ");
    }

    @Test
    void a_directory_with_a_dockerrun_file_names_its_environment() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), "{}");

        Result result = cli.run("down", "-C", directory.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(cli.emulator.calls).contains("down fibonacci");
    }

    @Test
    void the_option_wins_over_the_bundle() throws IOException {
        Files.writeString(directory.resolve("ebemu.yml"), "");

        cli.run("down", "-e", "other-env", directory.toString());

        assertThat(cli.emulator.calls).contains("down other-env");
    }

    @Test
    void a_bundle_argument_is_seen_from_the_directory_of_the_option() throws IOException {
        Files.createDirectories(directory.resolve("app"));
        Files.writeString(directory.resolve("app/ebemu.yml"), "");

        assertThat(cli.run("-C", directory.toString(), "down", "app").exitCode())
                .isZero();
        assertThat(cli.emulator.calls).contains("down fibonacci");
    }

    @Test
    void a_name_that_beanstalk_would_refuse_is_a_usage_error() {
        Result result = cli.run("down", "-e", "ab");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("ebemu: --environment: environment name \"ab\": expected 4 to 40 letters");
    }
}
