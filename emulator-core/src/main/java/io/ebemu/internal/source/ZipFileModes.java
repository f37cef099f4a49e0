/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The Unix modes of a zip's entries, which {@link java.util.zip} does not show: whether an entry is a symbolic link,
 * and whether it may be executed.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the zip format, 4.3.12 and 4.3.16</a>
 */
record ZipFileModes(Map<String, Integer> modes) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int ENTRY_SIZE = 46;
    private static final int UNIX = 3;
    private static final int TYPE_MASK = 0xf000;
    private static final int SYMBOLIC_LINK = 0xa000;
    private static final int EXECUTABLE = 0b001_001_001;

    boolean isSymbolicLink(String entry) {
        return (modes.getOrDefault(entry, 0) & TYPE_MASK) == SYMBOLIC_LINK;
    }

    /** Makes a file executable if its entry is, where the file system knows of that. */
    void apply(String entry, Path file) throws IOException {
        if ((modes.getOrDefault(entry, 0) & EXECUTABLE) == 0) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        permissions.addAll(Set.of(
                PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_EXECUTE));
        view.setPermissions(permissions);
    }

    /** Reads the central directory; an archive too unusual for that has no known modes. */
    static ZipFileModes of(Path zip) throws IOException {
        try (FileChannel channel = FileChannel.open(zip)) {
            int tail = (int) Math.min(channel.size(), END_SIZE + MAX_COMMENT);
            ByteBuffer end = read(channel, channel.size() - tail, tail);
            for (int at = tail - END_SIZE; at >= 0; at--) {
                if (end.getInt(at) == END_SIGNATURE) {
                    long size = Integer.toUnsignedLong(end.getInt(at + 12));
                    long offset = Integer.toUnsignedLong(end.getInt(at + 16));
                    boolean inside = size <= Integer.MAX_VALUE && offset + size <= channel.size();
                    return inside ? entries(read(channel, offset, (int) size)) : new ZipFileModes(Map.of());
                }
            }
            return new ZipFileModes(Map.of());
        }
    }

    private static ZipFileModes entries(ByteBuffer directory) {
        Map<String, Integer> modes = new HashMap<>();
        int at = 0;
        while (at + ENTRY_SIZE <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int rest =
                    Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            if (directory.get(at + 5) == UNIX && at + ENTRY_SIZE + nameLength <= directory.limit()) {
                byte[] name = new byte[nameLength];
                directory.get(at + ENTRY_SIZE, name);
                modes.put(new String(name, StandardCharsets.UTF_8), directory.getInt(at + 38) >>> 16);
            }
            at += ENTRY_SIZE + nameLength + rest;
        }
        return new ZipFileModes(modes);
    }

    private static ByteBuffer read(FileChannel channel, long offset, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        long position = offset;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position);
            if (read < 0) {
                break;
            }
            position += read;
        }
        return buffer.flip();
    }
}
