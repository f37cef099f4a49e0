/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Bytes from many threads to one that reads them as a stream. Java's own pipe breaks as soon as a thread that wrote to it
 * has ended.
 */
final class Handover extends InputStream {

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> handed = new LinkedBlockingQueue<>();
    private byte[] current = END;
    private int next;
    private boolean ended;

    void hand(byte[] bytes) {
        if (bytes.length > 0) {
            handed.add(bytes);
        }
    }

    void end() {
        handed.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (next == current.length && !ended) {
            current = take();
            next = 0;
            ended = current.length == 0;
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, current.length - next);
        System.arraycopy(current, next, into, offset, count);
        next += count;
        return count;
    }

    private byte[] take() throws IOException {
        try {
            return handed.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for what is to be sent");
        }
    }
}
