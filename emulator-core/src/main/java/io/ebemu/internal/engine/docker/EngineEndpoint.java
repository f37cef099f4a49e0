/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine may listen.
 *
 * @param uri {@code unix:}, {@code npipe:} or {@code tcp:}
 * @param source how it was found, such as {@code DOCKER_HOST} or {@code context desktop-linux}
 * @param certificates the directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}, if TLS is to be used
 */
public record EngineEndpoint(URI uri, String source, Optional<Path> certificates) {

    /** The address at which this process reaches ports that the engine publishes, as far as the URI tells. */
    public String publishedAddress() {
        String host = uri.getHost();
        return "tcp".equals(uri.getScheme()) && host != null && !host.equals("localhost") ? host : "127.0.0.1";
    }
}
