/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the files below a directory in the order of their names. It follows no link: containers put them there. */
final class LogFiles extends SimpleFileVisitor<Path> {

    private final Map<Path, BasicFileAttributes> found = new TreeMap<>();
    private final Consumer<String> leftOut;

    /** @param leftOut takes what is no file or cannot be read, and why */
    LogFiles(Consumer<String> leftOut) {
        this.leftOut = leftOut;
    }

    Map<Path, BasicFileAttributes> below(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            Files.walkFileTree(directory, this);
        }
        return found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            found.put(file, attributes);
        } else {
            leftOut.accept(file + ": " + (attributes.isSymbolicLink() ? "a symbolic link" : "not a regular file"));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        leftOut.accept(file + ": cannot be read");
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
        return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, failure);
    }
}
