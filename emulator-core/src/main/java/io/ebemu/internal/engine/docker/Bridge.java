/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket file on this machine in front of an engine that the HTTP client cannot reach itself. Each connection to the
 * file becomes one to the engine; the two directions of each end apart, as commands with input need it. The file is in a
 * directory of this process's user alone, and goes when this is closed.
 *
 * <p>Where no connection to the engine comes about, the bridge answers in its place, with the reason.
 */
final class Bridge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final ServerSocketChannel server;
    private final Set<Duplex> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Bridge(Path directory, ServerSocketChannel server) {
        this.directory = directory;
        this.server = server;
    }

    /** A directory for a bridge, which only this process's user may enter. */
    static Path newDirectory() {
        try {
            Path directory = Files.createTempDirectory("ebemu-engine");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for a socket file", e);
        }
    }

    /** Begins to listen in the directory, which it removes in the end. */
    static Bridge open(Path directory, Dialer dialer) {
        Path socket = directory.resolve("engine.sock");
        try {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            socket.toFile().deleteOnExit();
            Bridge bridge = new Bridge(directory, server);
            start(() -> bridge.accept(dialer));
            return bridge;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen at " + socket, e);
        }
    }

    /** Where the engine is found now. */
    URI uri() {
        return URI.create("unix://" + directory.resolve("engine.sock"));
    }

    private void accept(Dialer dialer) {
        try {
            while (!closed) {
                SocketChannel client = server.accept();
                start(() -> connect(new Duplex.OverChannel(client), dialer));
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.debug("The way to the engine broke: {}", DockerErrors.reason(e));
            }
        }
    }

    private void connect(Duplex client, Dialer dialer) {
        open.add(client);
        try (client) {
            Optional<String> trouble = carry(client, dialer);
            if (trouble.isPresent()) {
                answer(client, trouble.get());
            }
        } catch (IOException e) {
            LOG.debug("A connection to the engine broke: {}", DockerErrors.reason(e));
        } finally {
            open.remove(client);
        }
    }

    /** Both ways until the engine has said all; what kept it from saying anything, if so. */
    private Optional<String> carry(Duplex client, Dialer dialer) throws IOException {
        try (Duplex engine = dialer.dial()) {
            open.add(engine);
            start(() -> copyRequest(client, engine));
            byte[] buffer = new byte[BUFFER];
            int count = engine.read(buffer);
            if (count < 0) {
                return Optional.of("it closed the connection");
            }
            copyRest(engine, client, buffer, count);
            open.remove(engine);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(DockerErrors.reason(e));
        }
    }

    private static void copyRest(Duplex engine, Duplex client, byte[] buffer, int first) {
        try {
            int count = first;
            while (count >= 0) {
                client.write(buffer, count);
                count = engine.read(buffer);
            }
            client.endOutput();
        } catch (IOException e) {
            LOG.debug("An answer of the engine broke off: {}", DockerErrors.reason(e));
        }
    }

    private static void copyRequest(Duplex client, Duplex engine) {
        byte[] buffer = new byte[BUFFER];
        try {
            int count = client.read(buffer);
            while (count >= 0) {
                engine.write(buffer, count);
                count = client.read(buffer);
            }
            engine.endOutput();
        } catch (IOException e) {
            // The engine's answer, or that there is none, says what is to be said.
            return;
        }
    }

    /** As an engine would tell of an error. */
    private static void answer(Duplex client, String trouble) throws IOException {
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("message", trouble)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 " + DockerErrors.NO_WAY_TO_ENGINE
                        + " Bad Gateway\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        client.write(head, head.length);
        client.write(body, body.length);
        client.endOutput();
        // Trouble may come before the request: a client that could not send that would not look for an answer.
        byte[] request = new byte[BUFFER];
        int count = client.read(request);
        while (count >= 0) {
            count = client.read(request);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "ebemu-bridge");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            for (Duplex one : open) {
                one.close();
            }
            Files.deleteIfExists(directory.resolve("engine.sock"));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            LOG.debug("The way to the engine was not wholly removed: {}", DockerErrors.reason(e));
        }
    }
}
