/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source bundle, unpacked.
 *
 * @param directory its directory, absolute; containers know it as {@code /var/app/current}
 * @param dockerrunFile the Dockerrun file
 * @param dockerrunName the Dockerrun file's name, for messages
 * @param dockerrun its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to one reader and never compared
public record SourceBundle(Path directory, Path dockerrunFile, String dockerrunName, byte[] dockerrun) {

    private static final String NAME_IN_PRODUCTION = "/var/app/current";

    /** Where a host path of the Dockerrun leads in this bundle; empty if it is a path of the machine's, or none. */
    Optional<Path> inside(String hostPath) {
        boolean named = hostPath.equals(NAME_IN_PRODUCTION) || hostPath.startsWith(NAME_IN_PRODUCTION + "/");
        if (!named && hostPath.startsWith("/")) {
            return Optional.empty();
        }
        String path = named ? hostPath.substring(NAME_IN_PRODUCTION.length()) : hostPath;
        try {
            return Optional.of(directory.resolve(path.replaceFirst("^/+", "")).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
