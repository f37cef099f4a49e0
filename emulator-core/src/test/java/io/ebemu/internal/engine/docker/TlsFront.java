/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A port of this machine with TLS and clients' certificates in front of an engine's socket file. */
final class TlsFront implements AutoCloseable {

    private final SSLServerSocket server;
    private final Path engine;
    private final Set<SSLSocket> open = ConcurrentHashMap.newKeySet();

    TlsFront(SSLContext context, Path engine) throws IOException {
        this.engine = engine;
        this.server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        server.setNeedClientAuth(true);
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket client = (SSLSocket) server.accept();
                open.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: nobody can connect any more.
        }
    }

    private void serve(SSLSocket client) {
        try (client;
                Duplex target = Duplex.toSocketFile(engine)) {
            client.startHandshake();
            start(() -> copyRequests(client, target));
            byte[] buffer = new byte[1 << 14];
            for (int count = target.read(buffer); count >= 0; count = target.read(buffer)) {
                client.getOutputStream().write(buffer, 0, count);
            }
            client.shutdownOutput();
        } catch (IOException e) {
            // One of the two is gone, or never trusted the other.
        } finally {
            open.remove(client);
        }
    }

    private static void copyRequests(SSLSocket client, Duplex target) {
        byte[] buffer = new byte[1 << 14];
        try {
            for (int count = client.getInputStream().read(buffer);
                    count >= 0;
                    count = client.getInputStream().read(buffer)) {
                target.write(buffer, count);
            }
            target.endOutput();
        } catch (IOException e) {
            // As above.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tls-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SSLSocket one : open) {
            one.close();
        }
    }
}
