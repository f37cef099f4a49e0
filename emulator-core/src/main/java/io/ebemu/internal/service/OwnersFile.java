/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner reads. */
final class OwnersFile {

    private OwnersFile() {}

    /** Writes a file, all of it or nothing, even if others write it at the same time. */
    static void write(Path file, String content) throws IOException {
        Path partial =
                Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".partial", only(file, "rw-------"));
        try {
            Files.writeString(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Makes a directory of a new name beside others. */
    static Path newDirectory(Path parent) throws IOException {
        Files.createDirectories(parent, only(parent, "rwx------"));
        return Files.createTempDirectory(parent, ".tls", only(parent, "rwx------"));
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
