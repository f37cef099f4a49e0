/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout where nothing has been built. */
class FirstUseIT {

    private static final Duration DEADLINE = Duration.ofMinutes(8);
    private static final Set<String> NOT_IN_A_CHECKOUT = Set.of("target", ".git", ".ebemu");

    @TempDir
    Path checkout;

    @Test
    void the_first_use_builds_ebemu_and_what_the_sample_s_images_are_made_of() throws IOException {
        copy(Path.of(System.getProperty("ebemu.home")));

        Finished version = launcher();

        assertThat(version.exitCode()).as(version.toString()).isZero();
        assertThat(version.output()).startsWith("ebemu ");
        assertThat(version.error()).contains("Building ebemu (first use)");
        for (String program : new String[] {"server", "worker"}) {
            Path target = checkout.resolve("samples/fibonacci").resolve(program).resolve("target");
            assertThat(target.resolve("app.jar")).isRegularFile();
            assertThat(target.resolve("lib")).isNotEmptyDirectory();
        }
        assertThat(launcher().error()).as("the second use builds nothing").isEmpty();
    }

    private Finished launcher() {
        ProcessBuilder builder = new ProcessBuilder(checkout.resolve("ebemu").toString(), "--version");
        builder.environment().remove("EBEMU_NO_BUILD");
        return Finished.of(builder, DEADLINE);
    }

    private void copy(Path home) throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_IN_A_CHECKOUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(checkout.resolve(home.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, checkout.resolve(home.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
