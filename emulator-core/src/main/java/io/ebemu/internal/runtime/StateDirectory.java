/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.UsageException;
import io.ebemu.internal.observe.ProvenanceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * The directory in which an environment keeps its records and logs: {@code .ebemu/<environment>} beside the bundle,
 * readable by its owner only, and ignored by git.
 */
final class StateDirectory {

    private static final String IGNORE_FILE = ".gitignore";
    private static final String IGNORE_ALL = "*\n";

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

    /** The log of the environment's events. */
    Path eventLog() {
        return root.resolve("events.jsonl");
    }

    /** What was last said of the environment's health. */
    Path healthFile() {
        return root.resolve("health.json");
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /** Held while the services are changed. */
    Path servicesLockFile() {
        return root.resolve("services.lock");
    }

    /** What the environment was told when it was brought up. */
    Path settingsFile() {
        return root.resolve("settings.json");
    }

    /** Which environment properties were set and removed by hand. */
    Path propertiesFile() {
        return root.resolve("properties.json");
    }

    /** Says that an ephemeral environment outlives the process that made it. */
    Path keptFile() {
        return root.resolve(ProvenanceReader.KEPT);
    }

    /** The application versions that are kept. */
    Path versions() {
        return root.resolve("versions");
    }

    /** Who holds the lock. */
    LockHolder.File lockHolder() {
        return new LockHolder.File(root.resolve("supervisor"));
    }

    /**
     * The file for a log that production sends to CloudWatch Logs, or the group's directory if no stream is named.
     *
     * @param group its name, in which {@code /} makes directories
     * @param stream the same
     */
    Path awslogs(String group, String stream) {
        Path file = root.resolve("log").resolve("awslogs");
        for (String name : (group + "/" + stream).split("/", -1)) {
            if (!name.isEmpty()) {
                file = file.resolve(fileName(name));
            }
        }
        return file;
    }

    /** A name that every file system takes and that is not one of those of another directory. */
    static String fileName(String name) {
        if (name.equals(".") || name.equals("..")) {
            return name.replace(".", "%2E");
        }
        StringBuilder text = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one >= 0 && (Character.isLetterOrDigit(one) || "._-#".indexOf(one) >= 0);
            text.append(plain ? String.valueOf((char) one) : String.format("%%%02X", one));
        }
        return text.toString();
    }

    /** Begins a file that only its owner reads, in directories that only their owner enters; one that is there goes. */
    static OutputStream begin(Path file) throws IOException {
        Files.createDirectories(
                Objects.requireNonNull(file.getParent(), "in the state directory"), only(file, "rwx------"));
        // A new file, not the old one emptied: whoever still writes to that does not write into this.
        Files.deleteIfExists(file);
        Files.createFile(file, only(file, "rw-------"));
        return Files.newOutputStream(file);
    }

    /** Opens a file that only its owner reads, to write at its end; makes it and directories that only he enters. */
    static OutputStream append(Path file) throws IOException {
        Files.createDirectories(
                Objects.requireNonNull(file.getParent(), "in the state directory"), only(file, "rwx------"));
        if (!Files.exists(file)) {
            Files.createFile(file, only(file, "rw-------"));
        }
        return Files.newOutputStream(file, StandardOpenOption.APPEND);
    }

    /** The attributes with which a file is made that has these permissions; none where there are none. */
    static FileAttribute<?>[] only(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes the directory if it is not there. */
    void create() {
        try {
            while (!Files.exists(root)) {
                createWithParent();
            }
        } catch (IOException e) {
            throw new UsageException(
                    "cannot make " + root + ", which is for records and logs: " + e
                            + "; make the bundle's directory writable, or copy the bundle to where you may write",
                    e);
        }
    }

    private void createWithParent() throws IOException {
        try {
            Files.createDirectories(root);
            restrict(root, "rwx------");
            Path ignore = root.resolveSibling(IGNORE_FILE);
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, IGNORE_ALL);
            }
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            // Another environment of the bundle ended just then and took .ebemu with it: once more, unless a file is
            // in the way.
            if (Files.isRegularFile(Path.of(e.getFile()))) {
                throw e;
            }
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
            throw new UsageException(
                    "cannot write " + file + ": " + e + "; make room there, or make it writable, then try again", e);
        }
    }

    /** Removes the directory and all that is in it; and {@code .ebemu} too if no other environment uses it. */
    void delete() {
        try {
            if (Files.exists(root)) {
                deleteTree(root);
                deleteUnused(Objects.requireNonNull(root.toAbsolutePath().getParent(), "no environment is the root"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + root, e);
        }
    }

    /** Removes a directory and all that is in it; links are removed and not followed. */
    static void deleteTree(Path directory) throws IOException {
        Files.walkFileTree(directory, new DeletingVisitor());
    }

    /** Another environment of the bundle may begin or end at the same time, in this process or another. */
    private static void deleteUnused(Path parent) throws IOException {
        Path ignore = parent.resolve(IGNORE_FILE);
        try {
            while (onlyIgnoreFile(parent)) {
                Files.deleteIfExists(ignore);
                if (!deleteIfEmpty(parent)) {
                    Files.writeString(ignore, IGNORE_ALL);
                }
            }
        } catch (NoSuchFileException e) {
            // It is gone, by us or by the other one.
        }
    }

    private static boolean deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.delete(directory);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static boolean onlyIgnoreFile(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.allMatch(entry -> entry.endsWith(IGNORE_FILE));
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
