/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.ebemu.internal.engine.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A command in a container on a connection of its own, which the engine hands over to both sides. */
final class ExecConversation implements Conversation {

    private final Handover handover;
    private final OutputStream input;
    private final Response response;
    private final InputStream output;

    /** @param handover what the connection is fed from */
    ExecConversation(Handover handover, Response response) {
        this.handover = handover;
        this.input = new HandedInput(handover);
        this.response = response;
        this.output = new FramedOutput(response.getBody());
    }

    @Override
    public OutputStream input() {
        return input;
    }

    @Override
    public InputStream output() {
        return output;
    }

    @Override
    public void close() {
        handover.end();
        response.close();
    }

    /** What the command reads, handed over when it is flushed. */
    private static final class HandedInput extends OutputStream {

        private final Handover handover;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        HandedInput(Handover handover) {
            this.handover = handover;
        }

        @Override
        public void write(int value) {
            written.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            handover.hand(written.toByteArray());
            written.reset();
        }
    }

    /** What the command writes on its standard output, without the engine's frames. */
    private static final class FramedOutput extends InputStream {

        private final InputStream framed;
        private Frames.Frame frame = Frames.Frame.none();
        private int next;

        FramedOutput(InputStream framed) {
            this.framed = framed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (next == frame.bytes().length || frame.standardError()) {
                if (!advance()) {
                    return -1;
                }
            }
            int count = Math.min(length, frame.bytes().length - next);
            System.arraycopy(frame.bytes(), next, into, offset, count);
            next += count;
            return count;
        }

        private boolean advance() throws IOException {
            Optional<Frames.Frame> read = Frames.next(framed);
            read.ifPresent(one -> frame = one);
            next = 0;
            return read.isPresent();
        }
    }
}
