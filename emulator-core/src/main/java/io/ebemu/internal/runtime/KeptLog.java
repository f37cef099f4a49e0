/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.Subscription;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One container's whole log on its way to a file: both streams, line by line, as CloudWatch Logs shows messages. */
final class KeptLog implements LogSink, AutoCloseable {

    private final OutputStream out;
    private final Consumer<IOException> failed;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Optional<Subscription> stream = Optional.empty();
    private boolean closed;

    private KeptLog(OutputStream out, Consumer<IOException> failed) {
        this.out = out;
        this.failed = failed;
    }

    /**
     * Begins to write the file anew, from the log's first line until the container ends.
     *
     * @param failed told if a line cannot be written; the rest is dropped then
     */
    static KeptLog begin(Path file, Containers containers, String container, Consumer<IOException> failed)
            throws IOException {
        KeptLog log = new KeptLog(StateDirectory.begin(file), failed);
        log.reads(containers.logs(container, true, -1, log));
        return log;
    }

    /** The first line may have failed by now. */
    private synchronized void reads(Subscription source) {
        stream = Optional.of(source);
        if (closed) {
            source.close();
        }
    }

    /** Completed when there are no more lines to come. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public synchronized void line(Instant at, boolean standardError, String text) {
        if (closed) {
            return;
        }
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            failed.accept(e);
            close();
        }
    }

    @Override
    public void end() {
        close();
    }

    /** Writes no more. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                out.close();
            } catch (IOException e) {
                failed.accept(e);
            }
            stream.ifPresent(Subscription::close);
            ended.complete(null);
        }
    }
}
