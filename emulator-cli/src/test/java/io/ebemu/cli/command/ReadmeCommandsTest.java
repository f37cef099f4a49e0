/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.BackupSettings;
import io.ebemu.model.ReplicationGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows of AWS's verbs, and what their helps show, is taken by the command line. */
class ReadmeCommandsTest {

    /** Of a shell's line: in quotes, or without spaces. */
    private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

    private static final List<String> SERVICES = List.of("rds", "elasticache", "security-group");

    static Stream<String> shown() throws IOException {
        Stream<String> helps = SERVICES.stream()
                .map(service -> new TestCli().run(service, "--help").out());
        return Stream.concat(Stream.of(Files.readString(readme())), helps)
                .map(text -> text.replaceAll(" \\\\\\R +", " "))
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> SERVICES.stream().anyMatch(service -> line.startsWith("ebemu " + service + " ")));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void a_command_that_is_shown_works(String command) {
        TestCli cli = new TestCli();
        cli.emulator.services.exist();
        cli.emulator.services.group = Optional.of(new ReplicationGroup(
                "shop-sessions",
                "",
                "redis",
                "7.0",
                "cache.t3.micro",
                2,
                6379,
                true,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.empty(),
                List.of()));
        String line = command.substring("ebemu ".length()).replaceAll("file://\\S+", "local-only-password");
        String[] arguments = WORD.matcher(line + " -e fibonacci")
                .results()
                .map(word -> word.group().replace("'", ""))
                .toArray(String[]::new);

        TestCli.Result result = cli.run(arguments);

        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static Path readme() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Path::getParent)
                .takeWhile(directory -> directory != null)
                .map(directory -> directory.resolve("README.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
