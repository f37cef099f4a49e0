/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds blocking calls. The transport's own timeouts do not work on Unix sockets, so each call runs on a thread of its
 * own, which is interrupted when the deadline has passed or the caller is interrupted.
 */
final class Deadlines implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "ebemu-engine");
        thread.setDaemon(true);
        return thread;
    });

    /** Waits for a call's result; fails with TIMEOUT after the deadline. */
    <T> T call(String what, Duration deadline, Callable<T> call) {
        return await(what, deadline, threads.submit(call));
    }

    void run(String what, Duration deadline, Runnable call) {
        await(what, deadline, threads.submit(call));
    }

    /** Waits for calls made side by side; results keep the order. */
    <T> List<T> callAll(String what, Duration deadline, List<Callable<T>> calls) {
        List<Future<T>> running = calls.stream().map(threads::submit).toList();
        return running.stream().map(future -> await(what, deadline, future)).toList();
    }

    /** Runs work for as long as it takes, out of the caller's way. */
    void start(Runnable work) {
        threads.execute(work);
    }

    /** The same, for a caller that wants to know how it ended. */
    Future<?> submit(Runnable work) {
        return threads.submit(work);
    }

    private static <T> T await(String what, Duration deadline, Future<T> future) {
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw timeout(what, deadline);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("Interrupted: " + what + ".", e);
        } catch (ExecutionException e) {
            throw DockerErrors.unanswered(e.getCause() == null ? e : e.getCause());
        }
    }

    static EngineException timeout(String what, Duration deadline) {
        String limit = deadline.toSeconds() > 0 ? deadline.toSeconds() + " s" : deadline.toMillis() + " ms";
        return new EngineException(Kind.TIMEOUT, "The Docker engine took more than " + limit + " to " + what + ".");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
