/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * State directories of tests that were killed and whose containers something else has removed, such as Testcontainers'
 * reaper, which knows nothing of directories. Where there still are containers, a {@link Sweep} takes both.
 */
record EndedTests(Engine engine) {

    /** Removes those beside an environment's own. */
    void removeBeside(StateDirectory mine) {
        beside(mine).stream()
                .map(StateDirectory::new)
                .filter(one -> one.lockHolder().leftByTest() && !Files.exists(one.keptFile()) && !onEngine(one))
                .forEach(StateDirectory::delete);
    }

    private static List<Path> beside(StateDirectory mine) {
        Path parent = Objects.requireNonNull(mine.path().toAbsolutePath().getParent(), "no environment is the root");
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(one ->
                            Files.isDirectory(one) && !one.equals(mine.path().toAbsolutePath()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + parent, e);
        }
    }

    private boolean onEngine(StateDirectory directory) {
        EnvironmentId environment =
                new EnvironmentId(directory.path().getFileName().toString());
        World world = new WorldReader(engine, environment).read();
        return !(world.containers().isEmpty()
                && world.volumes().isEmpty()
                && world.networks().isEmpty());
    }
}
