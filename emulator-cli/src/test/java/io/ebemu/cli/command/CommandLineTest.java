/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EbemuException;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ImageUnavailableException;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.Problem;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.SourceLocation;
import io.ebemu.error.UsageException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Help, usage errors and exit codes. */
class CommandLineTest {

    private final TestCli cli = new TestCli();

    @ParameterizedTest
    @MethodSource("verbs")
    void every_verb_takes_the_global_options_before_it_and_after_it(String verb) {
        String help = cli.run(verb, "-h").out();

        assertThat(help).contains("-e,", "--json", "-q,", "-v,", "--color", "--strict", "-C=DIR", "--host");
        assertThat(new TestCli()
                        .run("--json", "-q", "-e", "some-env", verb, "--help")
                        .exitCode())
                .isZero();
    }

    static Stream<String> verbs() {
        return new Verbs()
                .names().stream()
                        .filter(name ->
                                !List.of("names", "man-pages", "rehearse").contains(name));
    }

    @Test
    void the_help_of_the_program_lists_the_verbs_but_not_those_that_are_not_for_people() {
        String help = cli.run("--help").out();

        assertThat(help).contains(verbs().toArray(String[]::new)).doesNotContain("agent", "rehearse", "man-pages");
    }

    @Test
    void the_version_is_told() {
        assertThat(cli.run("--version").out()).isEqualTo("ebemu 1.2.3\n");
    }

    @Test
    void an_unknown_option_is_a_usage_error_with_a_proposal_and_the_synopsis() {
        Result result = cli.run("up", "--randm-ports");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("ebemu: Unknown option: '--randm-ports'\n")
                .contains("--random-ports")
                .contains("Usage: ebemu up")
                .endsWith("Try 'ebemu up --help'.\n")
                .doesNotContain("\tat ");
    }

    @Test
    void no_verb_and_an_unknown_verb_are_usage_errors() {
        assertThat(cli.run().exitCode()).isEqualTo(2);
        assertThat(cli.run("uo").exitCode()).isEqualTo(2);
        assertThat(cli.errSoFar()).contains("Missing verb").contains("'uo'");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_has_its_exit_code_and_no_stack_trace(EbemuException failure, int exitCode) {
        cli.factory = dockerHost -> {
            throw failure;
        };

        Result result = cli.run("list");

        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("ebemu: what, where, next\n");
    }

    static Stream<Arguments> failures() {
        String message = "what, where, next";
        return Stream.of(
                Arguments.of(new UsageException(message), 2),
                Arguments.of(new EngineUnavailableException(message), 5),
                Arguments.of(new ImageUnavailableException(message), 6),
                Arguments.of(new EnvironmentFailedException(message), 7),
                Arguments.of(new ResourceConflictException(message), 8),
                Arguments.of(new ManagedServiceException(message), 9),
                Arguments.of(new OperationCancelledException(message), 130));
    }

    @Test
    void an_invalid_configuration_lists_all_problems() {
        SourceLocation place = new SourceLocation("Dockerrun.aws.json", 1, 2);
        cli.factory = dockerHost -> {
            throw new InvalidConfigurationException(List.of(
                    new Problem(Problem.Severity.ERROR, Problem.Layer.ECS, "one", "first", place, "a"),
                    new Problem(Problem.Severity.WARNING, Problem.Layer.ECS, "two", "second", place, "")));
        };

        Result result = cli.run("list");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("""
                        Dockerrun.aws.json:1:2: error: a: first [one, refused by the ECS API]
                        Dockerrun.aws.json:1:2: warning: second [two]
                        """);
    }

    @Test
    void a_bug_has_a_stack_trace_and_says_what_to_report() {
        cli.factory = dockerHost -> {
            throw new IllegalStateException("surprise");
        };

        Result result = cli.run("list");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("java.lang.IllegalStateException: surprise\n\tat ")
                .contains("this is a bug in ebemu; please report it");
    }
}
