/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.option.ConfigurationFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Small files of a bundle, read where they are: in a directory, or in a zip that is not unpacked for it. */
final class BundleFiles {

    private static final int MAX_BYTES = 2 << 20;

    private final Path path;

    /** The files of a directory, of a zip, or beside a file. */
    BundleFiles(Path path) {
        this.path = path;
    }

    /** The content of one file, at most the first 2 MiB of it; empty if there is no such file. */
    Optional<byte[]> read(String name) {
        try {
            if (isZip(path)) {
                return readZipped(name);
            }
            Path file = directory().resolve(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return Optional.of(content(file));
        } catch (IOException e) {
            throw new UsageException(
                    path + ": " + name + " cannot be read: " + e.getMessage() + "; check the path and its rights", e);
        }
    }

    /** A file's content, at most the first 2 MiB of it: whatever is larger is refused by its reader. */
    static byte[] content(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(MAX_BYTES);
        }
    }

    /** The directory that holds the files; of a zip, the one that holds the zip. */
    Path directory() {
        Path absolute = path.toAbsolutePath().normalize();
        return Files.isDirectory(absolute) ? absolute : parent(absolute);
    }

    /** The directory that an absolute path to a file stands in. */
    static Path parent(Path absoluteFile) {
        return Objects.requireNonNullElse(absoluteFile.getParent(), absoluteFile);
    }

    /** What names the environment if nothing else does: the directory's name, or the zip's. */
    String defaultName() {
        Path named = isZip(path) ? path.toAbsolutePath().normalize() : directory();
        Path last = named.getFileName();
        return last == null ? "" : last.toString().replaceAll("(?i)\\.(zip|war)$", "");
    }

    private Optional<byte[]> readZipped(String name) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null || entry.isDirectory()) {
                return Optional.empty();
            }
            try (InputStream content = zip.getInputStream(entry)) {
                return Optional.of(content.readNBytes(MAX_BYTES));
            }
        }
    }

    static boolean isZip(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".zip") && Files.isRegularFile(path);
    }

    /** The configuration files in {@code .ebextensions}, by their path in the bundle, in alphabetical order. */
    static Map<String, byte[]> configurations(Path bundle, Problems problems) {
        Path directory = bundle.resolve(ConfigurationFiles.DIRECTORY);
        Map<String, byte[]> configurations = new LinkedHashMap<>();
        if (!Files.isDirectory(directory)) {
            return configurations;
        }
        try {
            for (String name : names(directory)) {
                Path file = directory.resolve(name);
                String path = ConfigurationFiles.DIRECTORY + "/" + name;
                if (!Files.isRegularFile(file)) {
                    continue;
                }
                if (name.endsWith(".config")) {
                    configurations.put(path, content(file));
                } else if (name.matches("(?i).*\\.(ya?ml|json|config)")) {
                    problems.warning(
                            Place.startOf(path),
                            "configuration-name",
                            "Beanstalk reads only files whose names end with .config here; rename it");
                }
            }
        } catch (IOException e) {
            throw new UsageException(directory + " cannot be read: " + e.getMessage() + "; check its rights", e);
        }
        return configurations;
    }

    /** The names in a directory, sorted. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
