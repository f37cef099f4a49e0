/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptVersionsTest {

    @TempDir
    Path temporary;

    private Path bundle;
    private KeptVersions versions;

    @BeforeEach
    void makeBundle() throws IOException {
        bundle = Files.createDirectories(temporary.resolve("bundle"));
        versions = new KeptVersions(new StateDirectory(temporary.resolve("state")));
    }

    @Test
    void labels_that_look_alike_to_a_file_system_are_kept_apart() throws IOException {
        List<String> labels = List.of("v1", "V1", "a/b", "a%2Fb", "..", "%partial", "é".repeat(100), "é".repeat(99));
        for (String label : labels) {
            keep(label, label, 1);
        }

        for (String label : labels) {
            assertThat(page(label)).isEqualTo(label);
        }
        assertThat(versions.source(new VersionLabel("v2"))).isEmpty();
    }

    @Test
    void what_is_kept_already_is_not_copied_again() throws IOException {
        keep("v1", "same", 1);
        Files.writeString(source("v1").resolve("written-by-a-container"), "x");

        keep("v1", "same", 2);
        assertThat(source("v1").resolve("written-by-a-container")).exists();
        keep("v1", "other", 3);

        assertThat(page("v1")).isEqualTo("other");
        assertThat(source("v1").resolve("written-by-a-container")).doesNotExist();
    }

    @Test
    void the_oldest_go_and_never_the_current_one() throws IOException {
        keep("current", "x", 0);
        for (int number = 1; number < KeptVersions.MOST; number++) {
            assertThat(keep("v" + number, "x", number)).isEmpty();
        }

        assertThat(keep("one-more", "x", 100)).containsExactly("current");
        keep("v1", "x", 101);
        assertThat(keep("v1", "x", 102)).isEmpty();
        assertThat(keep("another", "x", 103)).containsExactly("v1");
        assertThat(temporary.resolve("state/versions").toFile().list()).hasSize(KeptVersions.MOST);
    }

    @Test
    void a_copy_that_was_cut_short_is_not_a_version() throws IOException {
        Path partial = temporary.resolve("state/versions/%partial/source");
        Files.createDirectories(partial);
        Files.writeString(partial.resolve("half"), "x");

        keep("v1", "whole", 1);

        assertThat(page("v1")).isEqualTo("whole");
        assertThat(temporary.resolve("state/versions").toFile().list()).hasSize(1);
    }

    private List<String> keep(String label, String content, long seconds) throws IOException {
        Files.writeString(bundle.resolve("page"), content);
        return versions.keep(
                new VersionLabel(label), BundleCopy.ofDirectory(bundle), FileTime.fromMillis(seconds * 1000));
    }

    private Path source(String label) {
        return versions.source(new VersionLabel(label)).orElseThrow();
    }

    private String page(String label) throws IOException {
        return Files.readString(source(label).resolve("page"));
    }
}
