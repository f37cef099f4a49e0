/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Closes an environment if the JVM ends before anybody else did, also in the middle of its launch. */
final class EndOfJvm {

    /** A launch that is interrupted undoes what it began, which takes about as long as stopping a container. */
    private static final long CANCEL_SECONDS = 60;

    private final CompletableFuture<Environment> launched = new CompletableFuture<>();
    private final Thread launching = Thread.currentThread();
    private final Thread hook = new Thread(this::close, "ebemu-end-of-jvm");

    /** Launches an environment in this thread, and closes it if the JVM ends before {@link #forget}. */
    Environment guard(Supplier<Environment> launch) {
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Environment environment = launch.get();
            launched.complete(environment);
            return environment;
        } finally {
            if (!launched.isDone()) {
                launched.cancel(false);
                forget();
            }
        }
    }

    /** Nothing is left to be closed. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already: the hook finds the environment closed.
        }
    }

    private void close() {
        if (!launched.isDone()) {
            launching.interrupt();
        }
        try {
            launched.get(CANCEL_SECONDS, TimeUnit.SECONDS).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException | ExecutionException | TimeoutException e) {
            // The launch failed and has cleaned up, or hangs: the JVM ends either way.
        }
    }
}
