/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hears from a server's log that it has saved its values: no command of Redis waits for that. */
final class SavedSignal implements AutoCloseable {

    private static final Duration TO_OPEN = Duration.ofSeconds(30);

    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    private final CompletableFuture<Boolean> saved = new CompletableFuture<>();
    private final Subscription log;

    private SavedSignal(Engine engine, String server) {
        log = engine.containers().logs(server, true, 1, new LogSink() {

            @Override
            public void line(Instant at, boolean standardError, String text) {
                hear(text);
            }

            @Override
            public void end() {
                open.complete(false);
                saved.complete(false);
            }
        });
    }

    /** Listens from now on: a server that runs has always said something, and its last words show that we hear it. */
    static SavedSignal of(Engine engine, String server) {
        SavedSignal signal = new SavedSignal(engine, server);
        within(signal.open, TO_OPEN);
        return signal;
    }

    private void hear(String line) {
        if (!open.complete(true)) {
            if (line.contains("Background saving terminated with success")) {
                saved.complete(true);
            } else if (line.contains("Background saving error")
                    || line.contains("Background saving terminated by signal")) {
                saved.complete(false);
            }
        }
    }

    /** Whether the values were saved within that time. */
    boolean await(Duration deadline) {
        return within(saved, deadline);
    }

    private static boolean within(CompletableFuture<Boolean> signal, Duration deadline) {
        try {
            return signal.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("interrupted while a cache was saving its values", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes the signal with a failure", e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
