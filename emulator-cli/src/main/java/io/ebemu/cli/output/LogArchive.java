/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip of log files in the making, readable by its owner alone. It takes its place under its own name, and that of a
 * file there, once it is complete; closed before, it leaves nothing.
 */
public final class LogArchive implements AutoCloseable {

    private final Path file;
    private final Path partial;
    private final ZipOutputStream zip;
    private final Set<String> entries = new LinkedHashSet<>();

    /**
     * Begins an archive.
     *
     * @throws IOException if nothing can be written in the file's directory
     */
    public LogArchive(Path file) throws IOException {
        this.file = file;
        // On POSIX systems this gives mode 0600.
        this.partial = Files.createTempFile(file.toAbsolutePath().resolveSibling(""), ".ebemu-logs-", ".part");
        // For Ctrl-C, which ends the process without closing anything.
        partial.toFile().deleteOnExit();
        this.zip = new ZipOutputStream(Files.newOutputStream(partial));
    }

    /** Whether it has an entry of that name. */
    public boolean has(String entry) {
        return entries.contains(entry);
    }

    /** Ends the entry before, if there is one, and begins the next. */
    public void begin(String entry, FileTime modified) throws IOException {
        zip.putNextEntry(new ZipEntry(entry).setLastModifiedTime(modified));
        entries.add(entry);
    }

    /** Goes on with the entry begun last. */
    public void write(byte[] bytes, int length) throws IOException {
        zip.write(bytes, 0, length);
    }

    /** Puts the archive in its place; returns the names of its entries in their order. */
    public List<String> complete() throws IOException {
        zip.close();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return List.copyOf(entries);
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
