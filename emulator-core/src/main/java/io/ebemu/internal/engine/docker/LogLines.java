/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.internal.engine.LogSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Puts the lines of one output together. The engine writes the time before each piece, and cuts a line longer than 16 KiB
 * into several pieces. Bytes become text only when the line is whole, so no character is ever split.
 */
final class LogLines {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int SHORTEST_TIME = 20;
    private static final int LONGEST_TIME = 36;

    private final boolean standardError;
    private final LogSink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Instant at = Instant.EPOCH;

    LogLines(boolean standardError, LogSink sink) {
        this.standardError = standardError;
        this.sink = sink;
    }

    /** A piece with its time before it. */
    void piece(byte[] bytes) {
        int text = endOfTime(bytes);
        if (text > 0 && line.size() == 0) {
            at = time(bytes, text);
        }
        append(bytes, text);
    }

    /** Hands out what the container left without a line end. */
    void end() {
        if (line.size() > 0) {
            emit();
        }
    }

    private void append(byte[] bytes, int from) {
        int start = from;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                emit();
                start = i + 1;
            }
        }
        line.write(bytes, start, bytes.length - start);
        if (line.size() > LONGEST_LINE) {
            emit();
        }
    }

    private void emit() {
        byte[] bytes = line.toByteArray();
        line.reset();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        int length = carriageReturn ? bytes.length - 1 : bytes.length;
        sink.line(at, standardError, new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** Where the text begins: after the time and one space, or at 0 if there is no time. */
    private static int endOfTime(byte[] bytes) {
        for (int i = SHORTEST_TIME; i < Math.min(bytes.length, LONGEST_TIME); i++) {
            if (bytes[i] == ' ') {
                return bytes[4] == '-' && bytes[10] == 'T' ? i + 1 : 0;
            }
        }
        return 0;
    }

    private Instant time(byte[] bytes, int end) {
        try {
            return OffsetDateTime.parse(new String(bytes, 0, end - 1, StandardCharsets.US_ASCII))
                    .toInstant();
        } catch (DateTimeParseException e) {
            return at;
        }
    }
}
