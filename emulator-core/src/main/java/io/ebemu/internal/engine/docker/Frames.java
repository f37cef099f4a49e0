/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Reads the engine's multiplexed stream: a header of eight bytes (stream, three zeros, length) before each frame.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">
 *     ContainerAttach, "Stream format"</a>
 */
final class Frames {

    private static final int HEADER = 8;
    private static final int STANDARD_ERROR = 2;

    private Frames() {}

    /** Takes one whole frame. */
    interface Sink {
        void frame(boolean standardError, byte[] bytes);
    }

    /** Reads to the stream's end. */
    static void read(InputStream stream, Sink sink) throws IOException {
        byte[] header = stream.readNBytes(HEADER);
        while (header.length == HEADER) {
            int length = ByteBuffer.wrap(header).getInt(4);
            byte[] bytes = stream.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the stream broke off within a frame");
            }
            sink.frame(header[0] == STANDARD_ERROR, bytes);
            header = stream.readNBytes(HEADER);
        }
    }
}
