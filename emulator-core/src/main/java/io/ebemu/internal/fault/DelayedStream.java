/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection. What is under way is bounded: a sender that is faster than that is held back, as by a
 * full window.
 */
final class DelayedStream {

    private static final int CHUNK = 16 * 1024;
    private static final int CHUNKS = 64;

    private final InputStream from;
    private final OutputStream to;
    private final Duration delay;
    private final Host host;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS);
    /** Never counted down: waited on for as long as a chunk takes. */
    private final CountDownLatch time = new CountDownLatch(1);

    DelayedStream(InputStream from, OutputStream to, Duration delay, Host host) {
        this.from = from;
        this.to = to;
        this.delay = delay;
        this.host = host;
    }

    /** Takes what is sent until its end. */
    void receive() throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        int length = 0;
        while (length >= 0) {
            length = from.read(buffer);
            underWay.put(new Chunk(Arrays.copyOf(buffer, Math.max(0, length)), host.nanoTime() + delay.toNanos()));
        }
    }

    /** Delivers each piece when its time has come; returns once the end has arrived too. */
    void deliver() throws IOException, InterruptedException {
        Chunk chunk = underWay.take();
        while (!chunk.isEnd()) {
            awaitDue(chunk);
            to.write(chunk.bytes);
            to.flush();
            chunk = underWay.take();
        }
        awaitDue(chunk);
    }

    private void awaitDue(Chunk chunk) throws InterruptedException {
        long left = chunk.due - host.nanoTime();
        while (left > 0) {
            if (time.await(left, TimeUnit.NANOSECONDS)) {
                return;
            }
            left = chunk.due - host.nanoTime();
        }
    }

    /** A piece of what is sent; none for its end. */
    private static final class Chunk {

        private final byte[] bytes;
        private final long due;

        Chunk(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }

        boolean isEnd() {
            return bytes.length == 0;
        }
    }
}
