/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines over a socket. On the channel itself: of the streams that Java makes of one, before version 19, a read keeps
 * every write waiting.
 */
final class SocketLines implements Lines {

    private static final int BUFFER_BYTES = 8192;
    /** A request is as long as its properties; what goes on and on is no line. */
    private static final int LONGEST = 1 << 22;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).flip();

    SocketLines(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public synchronized void send(String line) throws IOException {
        ByteBuffer out = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    @Override
    public Optional<String> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (in.hasRemaining() || fill()) {
            byte next = in.get();
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
            if (line.size() > LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " bytes came over the agent's socket");
            }
        }
        return Optional.empty();
    }

    private boolean fill() throws IOException {
        in.clear();
        int count = channel.read(in);
        in.flip();
        return count >= 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
