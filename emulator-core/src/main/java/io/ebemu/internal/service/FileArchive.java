/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import io.ebemu.internal.service.ServerNeeds.ServerFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Checksum;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.images.builder.Transferable;

/** Files copied into a container by one request; Testcontainers makes one for each otherwise. */
final class FileArchive implements Transferable {

    /** Where the archive is unpacked; its files have their whole paths. */
    static final String ROOT = "/";

    private final SortedMap<String, ServerFile> files;

    FileArchive(Map<String, ServerFile> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public void transferTo(TarArchiveOutputStream archive, String destination) {
        try {
            for (Map.Entry<String, ServerFile> file : files.entrySet()) {
                byte[] content = bytes(file.getValue());
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                entry.setMode(file.getValue().mode());
                archive.putArchiveEntry(entry);
                archive.write(content);
                archive.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy files into a container", e);
        }
    }

    /** Of all names, modes and contents, so that a server with other files is another server. */
    @Override
    public void updateChecksum(Checksum checksum) {
        files.forEach((path, file) -> {
            checksum.update(path.getBytes(StandardCharsets.UTF_8));
            checksum.update(file.mode());
            checksum.update(bytes(file));
        });
    }

    @Override
    public long getSize() {
        return files.values().stream().mapToLong(file -> bytes(file).length).sum();
    }

    @Override
    public String getDescription() {
        return "files " + files.keySet();
    }

    private static byte[] bytes(ServerFile file) {
        return file.content().getBytes(StandardCharsets.UTF_8);
    }
}
