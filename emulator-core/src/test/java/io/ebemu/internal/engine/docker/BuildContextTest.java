/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    @TempDir
    private Path context;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(context.resolve("Dockerfile"), "FROM busybox:1.35\n");
        Files.writeString(context.resolve(".dockerignore"), "*.log\n");
        Files.writeString(context.resolve("app"), "one");
    }

    @Test
    void neither_time_nor_what_is_ignored_changes_the_digest() throws IOException {
        String before = BuildContext.digest(context, "Dockerfile");

        Files.setLastModifiedTime(context.resolve("app"), FileTime.fromMillis(1));
        Files.writeString(context.resolve("build.log"), "noise");

        assertThat(BuildContext.digest(context, "Dockerfile")).isEqualTo(before).hasSize(64);
    }

    @Test
    void content_names_and_modes_change_the_digest() throws IOException {
        String before = BuildContext.digest(context, "Dockerfile");

        Files.writeString(context.resolve("app"), "two");
        String content = BuildContext.digest(context, "Dockerfile");
        Files.setPosixFilePermissions(context.resolve("app"), PosixFilePermissions.fromString("rwxr-xr-x"));
        String mode = BuildContext.digest(context, "Dockerfile");
        Files.move(context.resolve("app"), context.resolve("program"));
        String name = BuildContext.digest(context, "Dockerfile");

        assertThat(new String[] {before, content, mode, name}).doesNotHaveDuplicates();
    }
}
