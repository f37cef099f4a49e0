/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes one number after the other at an endpoint, and connects again when its connection is lost. */
final class WritingClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5000;

    private final int port;
    private final AtomicLong written = new AtomicLong();
    private final Thread thread;
    private volatile boolean ended;

    WritingClient(int port) {
        this.port = port;
        this.thread = new Thread(this::write, "writing-client");
        thread.setDaemon(true);
        thread.start();
    }

    private void write() {
        while (!ended) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                writeThrough(socket);
            } catch (IOException lost) {
                Thread.onSpinWait();
            }
        }
    }

    private void writeThrough(Socket socket) throws IOException {
        BufferedReader replies =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        while (!ended) {
            long next = written.get() + 1;
            socket.getOutputStream().write(("SET number-" + next + " x\r\n").getBytes(StandardCharsets.UTF_8));
            if (!"+OK".equals(replies.readLine())) {
                return;
            }
            written.set(next);
        }
    }

    /** The last number whose writing was acknowledged. */
    long written() {
        return written.get();
    }

    void awaitWritten(long number) {
        await().atMost(Duration.ofSeconds(30)).until(() -> written.get() >= number);
    }

    /** The numbers that were acknowledged and are not there. */
    List<Long> missing(int at) throws IOException {
        List<Long> missing = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", at)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (long number = 1; number <= written.get(); number++) {
                socket.getOutputStream().write(("EXISTS number-" + number + "\r\n").getBytes(StandardCharsets.UTF_8));
                if (!":1".equals(replies.readLine())) {
                    missing.add(number);
                }
            }
        }
        return missing;
    }

    /** Writes no more; once is enough. */
    void stop() {
        ended = true;
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
