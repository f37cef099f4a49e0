/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a file's lock with a deadline, which the call that waits for it has not. */
final class LockWait {

    private final FileChannel channel;

    LockWait(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * The lock, once whoever has it lets go.
     *
     * @throws TimeoutException if that takes longer; closing the channel ends the wait that is left behind
     * @throws ExecutionException if the file cannot be locked, or is locked by this process
     */
    FileLock upTo(Duration deadline) throws TimeoutException, ExecutionException, InterruptedException {
        CompletableFuture<FileLock> locked = new CompletableFuture<>();
        Thread waiter = new Thread(() -> lock(locked), "ebemu-lock");
        waiter.setDaemon(true);
        waiter.start();
        return locked.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lock(CompletableFuture<FileLock> locked) {
        try {
            locked.complete(channel.lock());
        } catch (IOException | OverlappingFileLockException e) {
            locked.completeExceptionally(e);
        }
    }
}
