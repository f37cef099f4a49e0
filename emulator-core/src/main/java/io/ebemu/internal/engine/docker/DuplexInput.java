/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;
import java.io.InputStream;

/** What comes over a connection; a read returns as soon as there is anything. */
final class DuplexInput extends InputStream {

    private static final int BUFFER = 1 << 14;

    private final Duplex connection;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    DuplexInput(Duplex connection) {
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    /** Whether there is anything. */
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, connection.read(buffer));
        }
        return next < end;
    }
}
