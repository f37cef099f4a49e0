/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine behind {@code ssh}, in whose place stands a program with the same command line that does on this machine what
 * it should do on another.
 */
final class SshEngineDockerIT extends FarEngineContract {

    @TempDir
    private static Path directory;

    private static String socket = "";

    @BeforeAll
    static void open() throws IOException {
        try (DockerEngine direct = DockerEngine.connect(Optional.empty(), new SystemHost())) {
            socket = URI.create(direct.info().endpoint()).getPath();
        }
        Path program = Files.writeString(directory.resolve("ssh"), """
                #!/bin/sh
                if [ "$1" = -G ]; then echo 'hostname 127.0.0.1'; exit; fi
                while [ "$1" != -- ]; do shift; done
                shift 2
                exec sh -c "$*"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    protected Engine connect() {
        return DockerEngine.connect(
                Optional.of("ssh://me@my_alias" + socket), new FakeHost(directory).with("PATH", directory.toString()));
    }
}
