/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code completion}, asked in the shells themselves. */
@Timeout(60)
class CompletionTest {

    @TempDir
    Path directory;

    private String shell = "";

    @BeforeEach
    void containersAndEnvironmentsOfAnotherEbemu() throws IOException {
        Path other = directory.resolve("ebemu");
        Files.writeString(other, """
                #!/bin/sh
                for word; do :; done
                case $word in
                    containers) printf 'web\\nworker\\n' ;;
                    environments) printf 'shop\\n' ;;
                esac
                """);
        assertThat(other.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void verbs_options_and_values_are_completed(String name) throws Exception {
        shell = name;

        assertThat(complete("sta")).containsExactly("status");
        assertThat(complete("rds", "create-db-s")).containsExactly("create-db-snapshot");
        assertThat(complete("-e", "status", "up", "--random")).containsExactly("--random-ports");
        assertThat(complete("up", "--pull", "a")).containsExactly("always");
        assertThat(complete("completion", "z")).containsExactly("zsh");
        assertThat(complete("rds", "delete-db-instance", "--skip")).containsExactly("--skip-final-snapshot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void names_of_containers_and_environments_are_asked_for(String name) throws Exception {
        shell = name;

        assertThat(complete("exec", "w")).containsExactlyInAnyOrder("web", "worker");
        assertThat(complete("logs", "-f", "we")).containsExactly("web");
        assertThat(complete("status", "-e", "s")).containsExactly("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void files_are_completed_where_a_bundle_is_meant(String name) throws Exception {
        shell = name;
        Files.createDirectory(directory.resolve("application"));

        assertThat(complete("validate", "appl"))
                .allMatch(found -> found.matches("application/?"))
                .hasSize(1);
    }

    @Test
    void an_unknown_shell_is_a_usage_error_that_names_those_there_are() {
        TestCli.Result result = new TestCli().run("completion", "powershell");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).containsIgnoringCase("bash, zsh, fish");
    }

    @Test
    void names_are_the_bundles_containers_and_the_engines_environments() {
        TestCli cli = new TestCli();
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        assertThat(cli.run("names", "environments").out()).isEqualTo("fibonacci\n");
        cli.reset();
        assertThat(cli.run("names", "containers", "-e", "fibonacci").out()).contains("nginx\n");
    }

    @BeforeAll
    static void shellsAreInstalled() {
        assertThat(List.of("bash", "zsh", "fish"))
                .as("shells on PATH; scripts/setup-test-tools installs them")
                .allMatch(CompletionTest::isInstalled);
    }

    private static boolean isInstalled(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, name)));
    }

    /** What the shell offers for the last word. */
    private List<String> complete(String... words) throws Exception {
        Path script = directory.resolve("completion." + shell);
        Files.writeString(script, new TestCli().run("completion", shell).out());
        String line = "ebemu " + String.join(" ", words);
        String asked = "COMP_WORDS=(" + line + "); COMP_CWORD=" + words.length
                + "; _ebemu; printf '%s\\n' \"${COMPREPLY[@]}\"";
        String command = switch (shell) {
            case "bash" -> "source " + script + "; " + asked;
            case "zsh" ->
                "source " + script + "; ask() { emulate -L sh; setopt kshglob noshglob braceexpand ksharrays; " + asked
                        + "; }; ask";
            default -> "source " + script + "; complete -C '" + line + "'";
        };
        List<String> quiet = shell.equals("bash") ? List.of("--norc") : shell.equals("zsh") ? List.of("-f") : List.of();
        List<String> all = Stream.of(List.of(shell), quiet, List.of("-c", command))
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
        builder.environment().put("PATH", directory + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("HOME", directory.toString());
        Process process =
                builder.redirectError(directory.resolve("errors").toFile()).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("errors")).content().isEmpty();
        // In zsh it is the shell that leaves out what begins with something else.
        String begun = words[words.length - 1];
        return output.lines()
                .map(found -> found.split("\t")[0].strip())
                .filter(found -> !found.isEmpty() && (!shell.equals("zsh") || found.startsWith(begun)))
                .toList();
    }
}
