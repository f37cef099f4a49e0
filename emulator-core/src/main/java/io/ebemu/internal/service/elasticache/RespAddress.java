/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a server is reached that speaks RESP, and how.
 *
 * @param host its host
 * @param port its port
 * @param authority the file with the certificate by which it is verified; empty for a connection without encryption
 * @param login what follows {@code AUTH}: nothing, a password, or a user and a password; masked in {@link #toString}
 */
record RespAddress(String host, int port, Optional<Path> authority, List<String> login) {

    RespAddress {
        login = List.copyOf(login);
    }

    /** The same for another user. */
    RespAddress as(List<String> otherLogin) {
        return new RespAddress(host, port, authority, otherLogin);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
