/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManualPagesTest {

    @TempDir
    Path directory;

    @BeforeEach
    void pages() {
        TestCli.Result result = new TestCli().run("man-pages", directory.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    @Test
    void every_verb_has_a_page_and_hidden_ones_have_none() {
        assertThat(directory.toFile().list())
                .contains("ebemu.1", "ebemu-up.1", "ebemu-exec.1", "ebemu-rds.1", "ebemu-rds-create-db-snapshot.1")
                .doesNotContain("ebemu-names.1", "ebemu-rehearse.1", "ebemu-man-pages.1");
    }

    @Test
    void groff_has_nothing_to_warn_of() throws Exception {
        List<String> pages = all().map(Path::toString).sorted().toList();

        Process groff = groff(Stream.concat(Stream.of("-ww", "-z", "-K", "utf8"), pages.stream())
                .toList());

        assertThat(new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(groff.waitFor()).isZero();
    }

    @Test
    void a_page_reads_as_the_help_does() throws Exception {
        Process groff = groff(
                List.of("-Tascii", "-P-cbou", directory.resolve("ebemu-exec.1").toString()));

        assertThat(new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(
                        "ebemu-exec - Runs a command in a running container",
                        "ebemu exec [OPTIONS] CONTAINER [CMD]...",
                        "-T, --no-tty",
                        "ebemu exec web -- ls -l /var/app",
                        "ebemu(1)");
        assertThat(groff.waitFor()).isZero();
    }

    private static Process groff(List<String> arguments) {
        List<String> command =
                Stream.concat(Stream.of("groff", "-man"), arguments.stream()).toList();
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AssertionError("groff does not start; scripts/setup-test-tools installs it", e);
        }
    }

    private Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        }
    }
}
