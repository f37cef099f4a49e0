/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.ResourceConflictException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Lets one deployment at a time onto an environment, and others wait for its end or cancel it. */
final class DeploymentTurn {

    private Optional<Thread> deployer = Optional.empty();
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

    /**
     * Runs a deployment.
     *
     * @throws ResourceConflictException if one is under way
     */
    void run(Runnable deployment) {
        CompletableFuture<Void> mine = begin();
        try {
            deployment.run();
        } finally {
            synchronized (this) {
                deployer = Optional.empty();
            }
            mine.complete(null);
        }
    }

    private synchronized CompletableFuture<Void> begin() {
        if (deployer.isPresent()) {
            throw new ResourceConflictException(
                    "a deployment onto the environment is under way in this process; wait for that");
        }
        deployer = Optional.of(Thread.currentThread());
        ended = new CompletableFuture<>();
        return ended;
    }

    /** Cancels the deployment that is under way, and waits for its end; not if it is the caller who deploys. */
    void cancel() {
        CompletableFuture<Void> underWay;
        synchronized (this) {
            if (deployer.filter(thread -> thread != Thread.currentThread()).isEmpty()) {
                return;
            }
            deployer.get().interrupt();
            underWay = ended;
        }
        underWay.join();
    }

    /** Waits until the task has ended and no deployment is about to put another one in its place. */
    void awaitEndOf(CurrentTask task) throws InterruptedException {
        Optional<TaskSupervisor> awaited;
        do {
            awaited = task.supervisor();
            if (awaited.isPresent()) {
                awaited.get().awaitEnd();
            }
            awaitEnd();
        } while (!awaited.equals(task.supervisor()));
    }

    /** Waits for the end of the deployment that is under way, if there is one. */
    void awaitEnd() throws InterruptedException {
        CompletableFuture<Void> underWay;
        synchronized (this) {
            underWay = ended;
        }
        try {
            underWay.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end is an end", e);
        }
    }
}
