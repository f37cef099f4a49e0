/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code version} of Memcached's text protocol. */
final class MemcachedVersion implements Probe {

    private final String host;
    private final int port;

    MemcachedVersion(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public String question() {
        return "version at " + host + ":" + port;
    }

    @Override
    public Answer ask(Duration patience) {
        int millis = (int) Math.max(1, patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write("version\r\n".getBytes(StandardCharsets.US_ASCII));
            String reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return reply == null ? Answer.notYet("the connection was closed") : answer(reply);
        } catch (IOException noConnection) {
            return Answer.notYet(String.valueOf(noConnection.getMessage()));
        }
    }

    static Answer answer(String reply) {
        return reply.startsWith("VERSION ") ? Answer.yes() : Answer.never(reply);
    }
}
