/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One change to an environment's services at a time, whichever process or thread makes it. It is held for the length of
 * the change only, unlike the environment's own lock, so that services can be changed while their environment is
 * supervised. Whoever has it may take it again.
 */
final class ServicesLock {

    /** A start on slow disks, or a stop with much to write down. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final StateDirectory directory;
    /** A file's lock is its process's: it does not keep threads apart. */
    private final ReentrantLock here = new ReentrantLock();

    ServicesLock(StateDirectory directory) {
        this.directory = directory;
    }

    /**
     * Does work while nobody else changes the services.
     *
     * @throws ResourceConflictException if another process does not let go in time
     */
    @SuppressWarnings("try") // held for as long as the block lasts
    <T> T holding(Supplier<T> work) {
        lockHere();
        try {
            if (here.getHoldCount() > 1) {
                return work.get();
            }
            directory.create();
            try (FileChannel channel = open(directory.servicesLockFile());
                    FileLock held = lock(channel)) {
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory.servicesLockFile(), e);
        } finally {
            here.unlock();
        }
    }

    private void lockHere() {
        try {
            if (!here.tryLock(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private FileLock lock(FileChannel channel) {
        try {
            return new LockWait(channel).upTo(DEADLINE);
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OverlappingFileLockException) {
                throw new ResourceConflictException(
                        "another emulator in this process changes the services just now; try again");
            }
            throw new IllegalStateException("cannot lock " + directory.servicesLockFile(), e.getCause());
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static ResourceConflictException busy() {
        return new ResourceConflictException("another process has been changing the services for "
                + DEADLINE.toSeconds() + " s; wait for it, or end it, then try again");
    }

    private static OperationCancelledException cancelled() {
        return new OperationCancelledException("cancelled while waiting for another change to the services");
    }
}
