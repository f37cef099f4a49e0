/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What holds for every verb, those of services included. */
class EveryVerbTest {

    @TempDir
    Path directory;

    static Stream<String> verbs() {
        TestCli cli = new TestCli();
        return below("", cli.cli(cli.in, System.out).commandLine()).stream();
    }

    private static List<String> below(String path, CommandLine line) {
        List<String> verbs = new ArrayList<>();
        line.getSubcommands().forEach((name, verb) -> {
            verbs.add(path + name);
            verbs.addAll(below(path + name + " ", verb));
        });
        return verbs;
    }

    private static TestCli.Result run(String verb, String... more) {
        return new TestCli()
                .run(Stream.concat(Stream.of(verb.split(" ")), Stream.of(more)).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void help_says_what_it_does_and_shows_an_example(String verb) {
        TestCli.Result help = run(verb, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: ebemu " + verb.split(" ")[0]).contains("Example", "  ebemu ");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void an_option_that_it_does_not_know_is_a_usage_error_with_the_synopsis(String verb) {
        TestCli.Result unknown = run(verb, "--nonsuch", "-C", directory.toString());

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).startsWith("ebemu: ").contains("Usage: ebemu ", "--help");
    }
}
