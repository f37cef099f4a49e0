/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A socket in front of the engine's, which a test can take away and bring back: an engine's restart, as a client sees it. */
final class EngineProxy implements AutoCloseable {

    private final Path socket;
    private final Path engine;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocketChannel> server = Optional.empty();

    EngineProxy(Path socket, Path engine) {
        this.socket = socket;
        this.engine = engine;
    }

    void open() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        server = Optional.of(channel);
        start(() -> accept(channel));
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
            server = Optional.empty();
        }
        Files.deleteIfExists(socket);
        for (SocketChannel connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    private void accept(ServerSocketChannel channel) {
        try {
            while (true) {
                SocketChannel client = channel.accept();
                SocketChannel target = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                connections.add(client);
                connections.add(target);
                start(() -> copy(client, target));
                start(() -> copy(target, client));
            }
        } catch (IOException e) {
            // Closed: nobody can connect any more.
        }
    }

    private static void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        try (to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            // Either end is gone; closing the other one tells it.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "engine-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
