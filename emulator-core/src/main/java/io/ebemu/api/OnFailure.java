/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to do for whoever has to find out why something failed.
 *
 * @param diagnosis the directory that gets {@linkplain Environment#writeDiagnosis what is known} if the launch fails,
 *     before anything is removed
 * @param keep whether an ephemeral environment may be {@linkplain Environment#keep kept}; it is if its launch fails. Its
 *     databases and caches are then started so that no reaper of Testcontainers takes them, which Testcontainers has to
 *     allow ({@code TESTCONTAINERS_REUSE_ENABLE=true} in this process's environment)
 */
public record OnFailure(Optional<Path> diagnosis, boolean keep) {

    /** Nothing: the exception says why. */
    public static OnFailure none() {
        return new OnFailure(Optional.empty(), false);
    }
}
