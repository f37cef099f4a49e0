/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.internal.host.Host;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs on the {@code PATH}. */
final class ProgramSearch {

    private final Host host;

    ProgramSearch(Host host) {
        this.host = host;
    }

    Optional<Path> find(String program) {
        return Stream.of(host.environmentVariable("PATH").orElse("").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                // As in Docker: what lies in the current directory is not the user's program.
                .filter(Path::isAbsolute)
                .flatMap(directory -> Stream.of(directory.resolve(program), directory.resolve(program + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
