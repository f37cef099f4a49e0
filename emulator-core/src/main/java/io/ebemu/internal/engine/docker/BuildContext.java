/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** The directory of a build as a tar archive in a temporary file, without what {@code .dockerignore} keeps out. */
final class BuildContext implements AutoCloseable {

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final Path archive;

    private BuildContext(Path archive) {
        this.archive = archive;
    }

    /** Packs a directory. The Dockerfile and {@code .dockerignore} always go along, as the builder needs them. */
    static BuildContext pack(Path directory, String dockerfile) throws IOException {
        Path archive = Files.createTempFile("ebemu-build", ".tar");
        BuildContext context = new BuildContext(archive);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive))) {
            write(directory, dockerfile, file, true);
        } catch (IOException | RuntimeException e) {
            context.close();
            throw e;
        }
        return context;
    }

    /** The SHA-256, in hexadecimal, of the archive that {@link #pack} would make were all files of one age. */
    static String digest(Path directory, String dockerfile) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            write(directory, dockerfile, new DigestOutputStream(OutputStream.nullOutputStream(), digest), false);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void write(Path directory, String dockerfile, OutputStream out, boolean times) throws IOException {
        DockerIgnore ignore = DockerIgnore.of(directory);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                    String name = name(directory, path);
                    boolean excluded = ignore.excludes(name);
                    if (!name.isEmpty() && !excluded) {
                        add(tar, path, name + "/", attributes, times);
                    }
                    boolean skip = excluded && ignore.isFinal() && !dockerfile.startsWith(name + "/");
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    String name = name(directory, path);
                    if (name.equals(dockerfile) || name.equals(".dockerignore") || !ignore.excludes(name)) {
                        add(tar, path, name, attributes, times);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    private static String name(Path directory, Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }

    /** Owner and group stay root, as with the Docker command line; other kinds of file, such as sockets, stay out. */
    private static void add(
            TarArchiveOutputStream tar, Path path, String name, BasicFileAttributes attributes, boolean times)
            throws IOException {
        if (attributes.isOther()) {
            return;
        }
        TarArchiveEntry entry;
        if (attributes.isSymbolicLink()) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString());
        } else {
            entry = new TarArchiveEntry(name);
            entry.setMode(attributes.isDirectory() || Files.isExecutable(path) ? EXECUTABLE : PLAIN);
            entry.setSize(attributes.isRegularFile() ? attributes.size() : 0);
        }
        entry.setLastModifiedTime(times ? attributes.lastModifiedTime() : FileTime.fromMillis(0));
        tar.putArchiveEntry(entry);
        if (attributes.isRegularFile()) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }

    InputStream open() {
        try {
            return Files.newInputStream(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(archive);
    }
}
