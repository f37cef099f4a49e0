/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that people wrote for Beanstalk. They lie beside the repository where it is developed, and nowhere else. */
final class Corpus {

    private Corpus() {}

    /** Its directory, if it is there. */
    static Optional<Path> directory() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(".git")))
                .findFirst()
                .map(root -> root.resolve("../shared/corpus").normalize())
                .filter(Files::isDirectory);
    }

    /** The files of a directory, by name. */
    static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
