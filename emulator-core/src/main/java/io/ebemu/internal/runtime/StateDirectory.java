/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory in which an environment keeps its records and logs: {@code .ebemu/<environment>} beside the bundle,
 * readable by its owner only, and ignored by git.
 */
final class StateDirectory {

    private final Path root;

    StateDirectory(Path root) {
        this.root = root;
    }

    /** The directory itself; it need not exist. */
    Path path() {
        return root;
    }

    Path recordFile() {
        return root.resolve("environment.json");
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /** Who holds the lock. */
    LockHolder.File lockHolder() {
        return new LockHolder.File(root.resolve("supervisor"));
    }

    /** Makes the directory if it is not there. */
    void create() {
        try {
            Path parent = root.getParent();
            if (parent != null && !Files.exists(parent)) {
                Files.createDirectories(parent);
                Files.writeString(parent.resolve(".gitignore"), "*\n");
            }
            if (!Files.exists(root)) {
                Files.createDirectories(root);
                restrict(root, "rwx------");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root, e);
        }
    }

    /** Writes a file that only its owner reads, all of it or nothing. */
    static void write(Path file, String content) {
        try {
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.deleteIfExists(partial);
            Files.createFile(partial);
            restrict(partial, "rw-------");
            Files.writeString(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Removes the directory and all that is in it; and {@code .ebemu} too if no other environment uses it. */
    void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new DeletingVisitor());
            Path parent = root.getParent();
            if (parent != null && onlyIgnoreFile(parent)) {
                Files.walkFileTree(parent, new DeletingVisitor());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + root, e);
        }
    }

    private static boolean onlyIgnoreFile(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.allMatch(entry -> entry.endsWith(".gitignore"));
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static final class DeletingVisitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
