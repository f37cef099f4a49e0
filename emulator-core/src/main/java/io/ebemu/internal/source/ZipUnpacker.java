/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a source bundle. Entries that would leave the directory, symbolic links and floods of data are refused.
 * Beanstalk accepts bundles of up to 512 MB.
 */
final class ZipUnpacker {

    private static final long MAX_BYTES = 512L << 20;
    private static final long MAX_UNPACKED_BYTES = 2L << 30;
    private static final int MAX_ENTRIES = 50_000;

    private final Path zip;
    private final Problems problems;

    ZipUnpacker(Path zip, Problems problems) {
        this.zip = zip;
        this.problems = problems;
    }

    /**
     * Unpacks into a directory, which is created if missing. A file that is there already with the same content is left
     * alone, since a container may be using it; another one is replaced; files that the zip does not have stay.
     *
     * @throws InvalidConfigurationException if the zip is damaged or unsafe
     */
    void unpackInto(Path directory) throws IOException {
        if (Files.size(zip) > MAX_BYTES) {
            throw refusal(
                    "zip-too-large",
                    "the zip has " + Files.size(zip) + " bytes, and Beanstalk takes a source bundle of at most 512 MB;"
                            + " leave some files out");
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipFileModes modes = ZipFileModes.of(zip);
            List<? extends ZipEntry> entries = Collections.list(file.entries());
            if (entries.size() > MAX_ENTRIES) {
                throw refusal("zip-too-large", "the zip has more than " + MAX_ENTRIES + " entries; leave some out");
            }
            check(entries, modes, directory.toAbsolutePath().normalize());
            Path root = Files.createDirectories(directory.toAbsolutePath().normalize());
            Path realRoot = root.toRealPath();
            for (ZipEntry entry : entries) {
                Path target = target(root, entry);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Path parent = Files.createDirectories(BundleFiles.parent(target));
                    if (!parent.toRealPath().startsWith(realRoot)) {
                        throw outside(entry);
                    }
                    write(file, entry, target);
                    modes.apply(entry.getName(), target);
                }
            }
        } catch (ZipException e) {
            throw refusal("zip-damaged", "the zip cannot be read: " + e.getMessage() + "; build it again");
        }
    }

    /** All entries before the first is written, so that a refused zip leaves nothing. */
    private void check(List<? extends ZipEntry> entries, ZipFileModes modes, Path root) {
        long declared = 0;
        for (ZipEntry entry : entries) {
            target(root, entry);
            if (modes.isSymbolicLink(entry.getName())) {
                throw refusal(
                        "zip-symbolic-link", entry.getName() + " is a symbolic link; put the file itself into the zip");
            }
            declared += Math.max(0, entry.getSize());
            if (declared > MAX_UNPACKED_BYTES) {
                throw refusal("zip-too-large", "the zip unpacks to more than 2 GiB; leave some files out");
            }
        }
    }

    private Path target(Path root, ZipEntry entry) {
        try {
            Path target = root.resolve(entry.getName().replace('\\', '/')).normalize();
            if (!target.startsWith(root)) {
                throw outside(entry);
            }
            return target;
        } catch (InvalidPathException e) {
            throw refusal("zip-path", "an entry has a name that no file can have; leave it out");
        }
    }

    private void write(ZipFile file, ZipEntry entry, Path target) throws IOException {
        if (isThere(entry, target)) {
            return;
        }
        Files.deleteIfExists(target);
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                if (unpacked > entry.getSize()) {
                    throw refusal(
                            "zip-damaged",
                            entry.getName() + " unpacks to more than the zip says that it has; build the zip again");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static boolean isThere(ZipEntry entry, Path target) throws IOException {
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) != entry.getSize()) {
            return false;
        }
        CRC32 checksum = new CRC32();
        try (InputStream content = new CheckedInputStream(Files.newInputStream(target), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue() == entry.getCrc();
    }

    private InvalidConfigurationException outside(ZipEntry entry) {
        return refusal("zip-path", entry.getName() + " would be written outside of the bundle; leave it out");
    }

    private InvalidConfigurationException refusal(String code, String message) {
        problems.error(Place.startOf(zip.getFileName().toString()), code, message);
        return new InvalidConfigurationException(problems.sorted());
    }
}
