/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.error.EnvironmentFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The environments that classes share over a test run. Whoever asks first starts one, the others wait for it. */
final class SharedEnvironments implements AutoCloseable {

    private final Map<Definition, CompletableFuture<RunningEnvironment>> started = new ConcurrentHashMap<>();

    /**
     * The environment of that definition.
     *
     * @param start what starts it; called once for each definition, also if that failed
     */
    RunningEnvironment get(Definition definition, Supplier<RunningEnvironment> start) {
        CompletableFuture<RunningEnvironment> mine = new CompletableFuture<>();
        CompletableFuture<RunningEnvironment> others = started.putIfAbsent(definition.sharingKey(), mine);
        return others == null ? startedNow(mine, start) : startedBefore(others);
    }

    private static RunningEnvironment startedNow(
            CompletableFuture<RunningEnvironment> mine, Supplier<RunningEnvironment> start) {
        try {
            RunningEnvironment running = start.get();
            mine.complete(running);
            return running;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static RunningEnvironment startedBefore(CompletableFuture<RunningEnvironment> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new EnvironmentFailedException(
                    "the shared environment did not come up for another class of this run, and is not tried again: "
                            + why.getMessage(),
                    why);
        }
    }

    /** The environment of that definition if it is up. */
    Optional<RunningEnvironment> existing(Definition definition) {
        return Optional.ofNullable(started.get(definition.sharingKey()))
                .filter(SharedEnvironments::isUp)
                .map(CompletableFuture::join);
    }

    private static boolean isUp(CompletableFuture<RunningEnvironment> future) {
        return future.isDone() && !future.isCompletedExceptionally();
    }

    /** Removes all of them, one trouble notwithstanding. */
    @Override
    public void close() {
        List<RuntimeException> troubles = new ArrayList<>();
        started.values().stream().filter(SharedEnvironments::isUp).forEach(future -> {
            try {
                future.join().close();
            } catch (RuntimeException e) {
                troubles.add(e);
            }
        });
        if (!troubles.isEmpty()) {
            RuntimeException first = troubles.get(0);
            troubles.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }
}
