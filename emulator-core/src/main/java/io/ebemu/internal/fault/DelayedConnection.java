/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.api.Endpoint;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One connection through a {@link DelayingProxy}: two directions, each of which may end before the other. Where one fails,
 * both ends are reset, as a client would see it without anything between.
 */
final class DelayedConnection {

    private static final int CONNECT_MILLIS = 10_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final Endpoint destination;
    private final Duration delay;
    private final Host host;
    private final Consumer<DelayedConnection> over;
    private final AtomicInteger directionsLeft = new AtomicInteger(2);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "ebemu-slow");
        thread.setDaemon(true);
        return thread;
    });

    /** @param over told once the connection has ended */
    DelayedConnection(
            Socket client, Endpoint destination, Duration delay, Host host, Consumer<DelayedConnection> over) {
        this.client = client;
        this.destination = destination;
        this.delay = delay;
        this.host = host;
        this.over = over;
    }

    /** Connects to the server, in the background. */
    void begin() {
        start(this::connect);
    }

    private void connect() {
        try {
            server.connect(new InetSocketAddress(destination.host(), destination.port()), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            begin(new DelayedStream(client.getInputStream(), server.getOutputStream(), delay, host), server);
            begin(new DelayedStream(server.getInputStream(), client.getOutputStream(), delay, host), client);
        } catch (IOException e) {
            reset();
        }
    }

    private void begin(DelayedStream stream, Socket to) {
        start(() -> attempt(stream::receive));
        start(() -> attempt(() -> {
            stream.deliver();
            to.shutdownOutput();
            if (directionsLeft.decrementAndGet() == 0) {
                end();
            }
        }));
    }

    private void start(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            // It was reset just now.
            reset();
        }
    }

    private void attempt(Transfer transfer) {
        try {
            transfer.run();
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once, both ways, and tells both ends. */
    void reset() {
        endWithReset(client);
        endWithReset(server);
        end();
    }

    private static void endWithReset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            return;
        }
    }

    private void end() {
        over.accept(this);
        threads.shutdownNow();
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingIsLeftToDo) {
            return;
        }
    }

    /** One half of one direction. */
    private interface Transfer {

        void run() throws IOException, InterruptedException;
    }
}
