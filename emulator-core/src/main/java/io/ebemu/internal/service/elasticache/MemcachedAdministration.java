/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.error.ManagedServiceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Commands to a Memcached node that runs.
 *
 * @see <a href="https://github.com/memcached/memcached/blob/master/doc/protocol.txt">Memcached's text protocol</a>
 */
public final class MemcachedAdministration {

    private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();

    private MemcachedAdministration() {}

    /**
     * Invalidates all items.
     *
     * @throws ManagedServiceException if the node does not do that
     */
    public static void flush(String identifier, String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write("flush_all\r\n".getBytes(StandardCharsets.US_ASCII));
            String reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            if (!"OK".equals(reply)) {
                throw new ManagedServiceException(
                        "elasticache " + identifier + " refuses flush_all: " + reply + "; see its log, then try again");
            }
        } catch (IOException e) {
            throw new ManagedServiceException(
                    "elasticache " + identifier + " does not answer: " + e.getMessage()
                            + "; ebemu status tells whether it runs",
                    e);
        }
    }
}
