/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that people wrote for Beanstalk. They lie beside the repository where it is developed, and nowhere else. */
public final class Corpus {

    private Corpus() {}

    /** The files' contents by kind and number, such as {@code v2/002}; empty where there is no corpus. */
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        directory().ifPresent(directory -> {
            try {
                for (String kind : List.of("v1", "v2", "compose")) {
                    for (Path file : list(directory.resolve(kind))) {
                        String number = file.getFileName().toString().substring(0, 3);
                        files.put(kind + "/" + number, Files.readAllBytes(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files;
    }

    /** Its directory, if it is there. */
    private static Optional<Path> directory() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(".git")))
                .findFirst()
                .map(root -> root.resolve("../shared/corpus").normalize())
                .filter(Files::isDirectory);
    }

    /** The files of a directory, by name. */
    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
