/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of ssh, whose pipes are the connection. */
final class SshConnection implements Duplex {

    private static final int MOST_WORDS = 1 << 13;
    private static final int FAREWELL_SECONDS = 2;

    private final Process process;
    private final SshTarget target;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final Thread listener;
    private volatile boolean answered;

    private SshConnection(Process process, SshTarget target) {
        this.process = process;
        this.target = target;
        this.listener = new Thread(this::listen, "ebemu-ssh-words");
        listener.setDaemon(true);
    }

    static SshConnection open(List<String> words, SshTarget target) throws IOException {
        try {
            SshConnection connection = new SshConnection(new ProcessBuilder(words).start(), target);
            connection.listener.start();
            return connection;
        } catch (IOException e) {
            throw new IOException(words.get(0) + " cannot be executed: " + DockerErrors.reason(e), e);
        }
    }

    /** All of it, or ssh would stand still; the first of it is what counts. */
    private void listen() {
        byte[] buffer = new byte[MOST_WORDS];
        try (InputStream error = process.getErrorStream()) {
            int count = error.read(buffer);
            while (count >= 0) {
                synchronized (words) {
                    words.write(buffer, 0, Math.min(count, MOST_WORDS - words.size()));
                }
                count = error.read(buffer);
            }
        } catch (IOException e) {
            // It has been ended; what it had to say was said.
            return;
        }
    }

    /** An ssh that ends without a byte of the engine's has not reached it. */
    @Override
    public int read(byte[] buffer) throws IOException {
        int count = process.getInputStream().read(buffer);
        if (count >= 0) {
            answered = true;
        } else if (!answered) {
            throw new IOException(SshTrouble.explained(target, farewell()));
        }
        return count;
    }

    private String farewell() throws InterruptedIOException {
        try {
            process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS);
            listener.join(TimeUnit.SECONDS.toMillis(FAREWELL_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while ssh ended");
        }
        synchronized (words) {
            return words.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        process.getOutputStream().write(bytes, 0, length);
        process.getOutputStream().flush();
    }

    @Override
    public void endOutput() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
