/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The engine's report that a server has ended; one that can be awaited again and again, unlike docker-java's own. */
final class ServerEnd extends ResultCallback.Adapter<WaitResponse> {

    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    @Override
    public void onNext(WaitResponse response) {
        exitCode.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable lost) {
        exitCode.completeExceptionally(lost);
        super.onError(lost);
    }

    /** The exit code, if the server ends within that time. */
    Optional<Integer> within(Duration time) throws InterruptedException {
        try {
            return Optional.of(exitCode.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (ExecutionException lost) {
            throw new IllegalStateException("the engine no longer reports on the server", lost.getCause());
        }
    }
}
