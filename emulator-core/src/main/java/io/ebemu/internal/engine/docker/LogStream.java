/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.Subscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One container's log on its way to a sink. A container that is gone has an empty log. */
final class LogStream implements Runnable, Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
    private static final int LAST_STREAM_NUMBER = 2;

    private final EngineHttp http;
    private final String path;
    private final LogSink sink;
    private final OpenResponse open = new OpenResponse();
    private final CountDownLatch ended = new CountDownLatch(1);

    LogStream(EngineHttp http, String path, LogSink sink) {
        this.http = http;
        this.path = path;
        this.sink = sink;
    }

    @Override
    public void run() {
        try (Response response = open.hold(() -> http.stream(path))) {
            read(new PushbackInputStream(response.getBody()));
        } catch (IOException | RuntimeException e) {
            if (!open.closed()) {
                LOG.debug("The log {} ended: {}", path, DockerErrors.reason(e));
            }
        } finally {
            try {
                sink.end();
            } finally {
                ended.countDown();
            }
        }
    }

    /** A terminal's output has no frames: it begins with the year of its first line's time. */
    private void read(PushbackInputStream stream) throws IOException {
        int first = stream.read();
        if (first < 0) {
            return;
        }
        stream.unread(first);
        LogLines output = new LogLines(false, sink);
        LogLines error = new LogLines(true, sink);
        try {
            if (first <= LAST_STREAM_NUMBER) {
                Frames.read(stream, (standardError, bytes) -> (standardError ? error : output).piece(bytes));
            } else {
                readTerminal(stream, output);
            }
        } finally {
            output.end();
            error.end();
        }
    }

    private static void readTerminal(InputStream stream, LogLines lines) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
            for (int i = 0; i < length; i++) {
                line.write(buffer[i]);
                if (buffer[i] == '\n') {
                    lines.piece(line.toByteArray());
                    line.reset();
                }
            }
        }
        if (line.size() > 0) {
            lines.piece(line.toByteArray());
        }
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        open.close();
    }
}
