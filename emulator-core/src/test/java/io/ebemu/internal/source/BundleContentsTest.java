/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleContentsTest {

    @TempDir
    Path bundle;

    @Test
    void without_git_and_ebignore_all_files_are_sent() throws IOException {
        write(".gitignore", "*.log");
        write("a.log", "x");

        BundleContents contents = BundleContents.of(bundle);

        assertThat(contents.complete()).isTrue();
        assertThat(contents.keep(Path.of("a.log"))).isTrue();
    }

    @Test
    void git_says_what_is_sent_and_a_tracked_file_is_even_if_it_is_ignored() throws Exception {
        write(".gitignore", "*.log\n/out/\n");
        write("a.log", "x");
        write("tracked.log", "x");
        write("page", "x");
        write("out/x", "x");
        write("ebemu.yml", "x");
        git("init", "-q");
        git("add", "-f", "tracked.log");

        BundleContents contents = BundleContents.of(bundle);

        assertThat(contents.keep(Path.of("page"))).isTrue();
        assertThat(contents.keep(Path.of("tracked.log"))).isTrue();
        assertThat(contents.keep(Path.of("a.log"))).isFalse();
        assertThat(contents.sends(bundle, bundle.resolve("out"))).isFalse();
    }

    @Test
    void a_directory_that_the_repository_around_it_ignores_is_sent_whole() throws Exception {
        write(".gitignore", "target/\n");
        write("target/bundle/page", "x");
        git("init", "-q");

        assertThat(BundleContents.of(bundle.resolve("target/bundle")).complete())
                .isTrue();
    }

    @Test
    void with_an_ebignore_nobody_asks_git_and_what_ebemu_reads_is_kept() throws Exception {
        write(".gitignore", "*.log\n");
        write(".ebignore", "*\n!*.log\n");
        git("init", "-q");

        BundleContents contents = BundleContents.of(bundle);

        assertThat(contents.keep(Path.of("a.log"))).isTrue();
        assertThat(contents.keep(Path.of("page"))).isFalse();
        assertThat(contents.keep(Path.of(".ebignore"))).isFalse();
        assertThat(contents.keep(Path.of("ebemu.yml"))).isTrue();
        assertThat(contents.keep(Path.of(".elasticbeanstalk/config.yml"))).isTrue();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder git = new ProcessBuilder("git", "-C", bundle.toString());
        git.command().addAll(List.of(arguments));
        assertThat(git.start().waitFor()).isZero();
    }

    private void write(String name, String content) throws IOException {
        Path file = bundle.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
