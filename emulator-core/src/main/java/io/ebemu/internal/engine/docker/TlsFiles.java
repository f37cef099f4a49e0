/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a connection's certificates lie, under the names that the Docker command line gives them.
 *
 * @param authority {@code ca.pem}, by which the engine is known; the platform's own authorities if empty
 * @param certificate {@code cert.pem}, by which the engine knows this client; none is shown if it does not exist
 * @param key {@code key.pem}, the certificate's key
 * @param verified whether the engine's certificate must be good for its address
 * @see <a href="https://docs.docker.com/engine/security/protect-access/#use-tls-https-to-protect-the-docker-daemon-socket">
 *     Use TLS to protect the Docker daemon socket</a>
 */
public record TlsFiles(Optional<Path> authority, Path certificate, Path key, boolean verified) {

    /** As {@code DOCKER_CERT_PATH} names them, where the authority must be. */
    static TlsFiles of(Path directory, boolean verified) {
        return new TlsFiles(
                Optional.of(directory.resolve("ca.pem")),
                directory.resolve("cert.pem"),
                directory.resolve("key.pem"),
                verified);
    }

    /** Without an authority of their own, as a context may have them. */
    TlsFiles withoutAuthority() {
        return new TlsFiles(Optional.empty(), certificate, key, verified);
    }
}
