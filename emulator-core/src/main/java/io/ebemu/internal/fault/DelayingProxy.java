/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.api.Endpoint;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands TCP connections on to a server, and what is sent either way later; what it is does not matter, be it TLS. */
final class DelayingProxy implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final ServerSocket listening;
    private final Endpoint server;
    private final Duration delay;
    private final Host host;
    private final Set<DelayedConnection> connections = ConcurrentHashMap.newKeySet();

    private DelayingProxy(ServerSocket listening, Endpoint server, Duration delay, Host host) {
        this.listening = listening;
        this.server = server;
        this.delay = delay;
        this.host = host;
    }

    /**
     * Begins to accept connections at any free port.
     *
     * @param address the address to listen on
     * @param server where connections lead
     * @param delay how much later what is sent arrives, in each direction
     * @throws UncheckedIOException if it cannot listen
     */
    static DelayingProxy open(InetAddress address, Endpoint server, Duration delay, Host host) {
        try {
            DelayingProxy proxy = new DelayingProxy(new ServerSocket(0, BACKLOG, address), server, delay, host);
            Thread accepting = new Thread(proxy::accept, "ebemu-slow-accept");
            accepting.setDaemon(true);
            accepting.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address.getHostAddress() + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            acceptOne();
        }
    }

    private void acceptOne() {
        try {
            begin(listening.accept());
        } catch (IOException closedOrGivenUpByTheClient) {
            return;
        }
    }

    private void begin(Socket client) {
        DelayedConnection connection = new DelayedConnection(client, server, delay, host, connections::remove);
        connections.add(connection);
        if (listening.isClosed()) {
            connection.reset();
        } else {
            connection.begin();
        }
    }

    /** Accepts no more, and resets all connections. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(DelayedConnection::reset);
        }
    }
}
