/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.net.URI;

/**
 * Where this process reaches a container's port.
 *
 * @param host the host name or address, not always localhost
 * @param port the published port
 */
public record Endpoint(String host, int port) {

    /** As the base of HTTP requests. */
    public URI uri() {
        return URI.create("http://" + host + ":" + port);
    }
}
