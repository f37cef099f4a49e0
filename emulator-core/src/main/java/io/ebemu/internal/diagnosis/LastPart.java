/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.Subscription;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A container's log as a file, each line with its time; of a long one only the last part, as it tells what went wrong. */
final class LastPart {

    /** As much as one wants to open, and keep of each failed test. */
    static final int MAX_BYTES = 10 << 20;

    private static final int ALL = -1;

    private final int maxBytes;
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private long bytes;
    private long dropped;

    LastPart(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Copies what the container has written so far. */
    void copy(Containers containers, String id, Path file) throws IOException, InterruptedException {
        try (Subscription stream = containers.logs(id, false, ALL, (at, standardError, text) -> add(at, text))) {
            stream.await();
        }
        write(file);
    }

    private synchronized void add(Instant at, String text) {
        byte[] line = (at + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
        lines.addLast(line);
        bytes += line.length;
        while (bytes > maxBytes && lines.size() > 1) {
            bytes -= lines.removeFirst().length;
            dropped++;
        }
    }

    private synchronized void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (dropped > 0) {
                out.write(("(" + dropped + " lines before these are left out)\n").getBytes(StandardCharsets.UTF_8));
            }
            for (byte[] line : lines) {
                out.write(line);
            }
        }
    }
}
