/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for a bundle and what containers write beside it. */
final class Workplace implements AutoCloseable {

    private final Path directory;

    Workplace() {
        try {
            directory = Files.createTempDirectory("ebemu-conformance-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        try {
            delete();
        } catch (AccessDeniedException e) {
            // Containers write as root, whoever runs the test.
            Docker.run("run", "--rm", "-v", directory + ":/bundle", TestImages.TINY, "chmod", "-R", "a+rwX", "/bundle");
            delete();
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
