/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that {@code ebemu.yml} names by paths that begin at the bundle's directory. */
final class LocalFiles {

    private final Path directory;
    private final Problems problems;

    LocalFiles(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** The file's absolute path; empty, with a problem, if there is no such file. */
    Optional<Path> find(Located<String> written) {
        try {
            Path file = directory.resolve(written.value()).toAbsolutePath().normalize();
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
            problems.error(
                    written.place(),
                    "file-missing",
                    "there is no file " + written.value() + " beside this one; correct the path");
        } catch (InvalidPathException e) {
            problems.error(written.place(), "file-missing", "this is no path; correct it");
        }
        return Optional.empty();
    }

    /** A file's bytes; empty, with a problem where it is named, if they cannot be read. */
    static Optional<byte[]> content(Path file, Place named, Problems problems) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            problems.error(named, "file-unreadable", "the file " + file + " cannot be read; check its rights");
            return Optional.empty();
        }
    }
}
