/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A caller as its agent sees it. What it is told waits in a queue, so that one who reads slowly holds nobody up; one who
 * does not read at all is left.
 */
final class Caller implements EventListener, Lines {

    private static final int PATIENCE_LINES = 20_000;
    private static final long PATIENCE_MILLIS = 2000;

    private final AgentProtocol protocol = new AgentProtocol();
    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>(PATIENCE_LINES);
    private final Lines lines;
    private final Thread writer;

    Caller(Lines lines) {
        this.lines = lines;
        this.writer = new Thread(this::write, "agent-answer");
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void on(EnvironmentEvent event) {
        send(protocol.event(event));
    }

    @Override
    public void send(String line) {
        if (!queue.offer(Optional.of(line))) {
            hangUp();
        }
    }

    @Override
    public Optional<String> read() throws IOException {
        return lines.read();
    }

    /** Ends once the caller has got what it was told. */
    @Override
    public void close() {
        try {
            if (queue.offer(Optional.empty())) {
                writer.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hangUp();
    }

    private void write() {
        try {
            for (Optional<String> line = queue.take(); line.isPresent(); line = queue.take()) {
                lines.send(line.get());
            }
        } catch (IOException e) {
            // The caller has gone; its work goes on without it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        try {
            lines.close();
        } catch (IOException e) {
            // Then it is closed already.
            return;
        }
    }
}
