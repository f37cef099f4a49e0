/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * At most one process changes or supervises an environment: the one that holds the lock on a file in its state
 * directory. The operating system lets go of it when the process ends, however it ends.
 *
 * <p>The lock's file is opened for nothing else, since a POSIX lock is lost as soon as its process closes any descriptor
 * of the file; who holds it stands in a file of its own.
 */
final class EnvironmentLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;
    private final LockHolder.File holderFile;

    private EnvironmentLock(FileChannel channel, FileLock lock, LockHolder.File holderFile) {
        this.channel = channel;
        this.lock = lock;
        this.holderFile = holderFile;
    }

    /** Takes the lock if it is free. */
    static Optional<EnvironmentLock> tryAcquire(StateDirectory directory, LockHolder self) {
        if (heldHere(directory, self)) {
            return Optional.empty();
        }
        Path file = directory.lockFile();
        FileChannel channel = open(file);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            if (Files.exists(file)) {
                return Optional.of(held(channel, lock, directory, self));
            }
            // The environment was terminated in between, and its directory with this file.
            channel.close();
            directory.create();
            return tryAcquire(directory, self);
        } catch (IOException | OverlappingFileLockException e) {
            close(channel);
            throw new IllegalStateException("cannot lock " + file, e);
        }
    }

    /**
     * Takes the lock, from a supervising process if need be, which is asked to let go; what it supervises runs on.
     *
     * @throws ResourceConflictException if the holder does not let go in time
     */
    static EnvironmentLock acquire(StateDirectory directory, LockHolder self, Duration deadline) {
        Optional<EnvironmentLock> free = tryAcquire(directory, self);
        if (free.isPresent()) {
            return free.get();
        }
        directory.lockHolder().read().ifPresent(holder -> ask(holder, self));
        return await(directory, self, deadline);
    }

    private static void ask(LockHolder holder, LockHolder self) {
        if (!holder.yieldsTo(self.work())) {
            throw holder.refusal();
        }
        holder.askToYield();
    }

    private static EnvironmentLock await(StateDirectory directory, LockHolder self, Duration deadline) {
        FileChannel channel = open(directory.lockFile());
        try {
            return held(channel, new LockWait(channel).upTo(deadline), directory, self);
        } catch (TimeoutException e) {
            close(channel);
            String who = directory
                    .lockHolder()
                    .read()
                    .map(one -> "process " + one.pid())
                    .orElse("another process");
            throw new ResourceConflictException("the environment is held by " + who + ", which did not let go within "
                    + deadline.toSeconds() + " s; end that process, then try again");
        } catch (InterruptedException e) {
            close(channel);
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("cancelled while waiting for the environment's lock");
        } catch (ExecutionException e) {
            close(channel);
            throw new IllegalStateException("cannot lock " + directory.lockFile(), e.getCause());
        }
    }

    private static boolean heldHere(StateDirectory directory, LockHolder self) {
        return directory
                .lockHolder()
                .read()
                .filter(holder -> holder.pid() == self.pid())
                .isPresent();
    }

    /** Notes what the holder does from now on. */
    void isFor(LockHolder.Work work) {
        holderFile.read().ifPresent(holder -> holderFile.write(holder.at(work)));
    }

    private static EnvironmentLock held(FileChannel channel, FileLock lock, StateDirectory directory, LockHolder self) {
        directory.lockHolder().write(self);
        return new EnvironmentLock(channel, lock, directory.lockHolder());
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + file, e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the lock file", e);
        }
    }

    /** Lets go; once is enough. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                holderFile.delete();
                lock.release();
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock", e);
        }
    }
}
