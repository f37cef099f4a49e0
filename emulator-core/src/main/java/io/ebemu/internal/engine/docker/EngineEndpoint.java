/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.net.URI;
import java.util.Optional;

/**
 * Where an engine may listen.
 *
 * @param uri {@code unix:}, {@code npipe:}, {@code tcp:} or {@code ssh:}
 * @param source how it was found, such as {@code DOCKER_HOST} or {@code context desktop-linux}
 * @param tls the certificates of a {@code tcp:} endpoint, if TLS is to be used
 */
public record EngineEndpoint(URI uri, String source, Optional<TlsFiles> tls) {

    private static final String HERE = "127.0.0.1";

    /** The address at which this process reaches ports that the engine publishes, as far as the URI tells. */
    public String publishedAddress() {
        return switch (uri.getScheme()) {
            case "tcp" ->
                Optional.ofNullable(uri.getHost())
                        .map(EngineEndpoint::published)
                        .orElse(HERE);
            case "ssh" ->
                SshTarget.parse(uri).map(target -> published(target.host())).orElse(HERE);
            default -> HERE;
        };
    }

    /** That of a host; numbers for this machine, where the name could mean an address on which nothing is published. */
    static String published(String host) {
        return host.equals("localhost") ? HERE : host;
    }
}
