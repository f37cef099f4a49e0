/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * At most one process changes or supervises an environment: the one that holds the lock on a file in its state
 * directory. The operating system lets go of it when the process ends, however it ends.
 */
final class EnvironmentLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private EnvironmentLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Who holds a lock.
     *
     * @param pid the process
     * @param yields whether it lets go when it gets SIGTERM
     */
    record Holder(long pid, boolean yields) {}

    /** Takes the lock if it is free. */
    static Optional<EnvironmentLock> tryAcquire(Path file, Holder self) {
        FileChannel channel = open(file);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            if (Files.exists(file)) {
                return Optional.of(held(channel, lock, self));
            }
            // The environment was terminated in between, and its directory with this file.
            channel.close();
            return tryAcquire(file, self);
        } catch (OverlappingFileLockException e) {
            close(channel);
            return Optional.empty();
        } catch (IOException e) {
            close(channel);
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    /**
     * Takes the lock, from a supervising process if need be, which is asked to let go; what it supervises runs on.
     *
     * @throws ResourceConflictException if the holder does not let go in time
     */
    static EnvironmentLock acquire(Path file, Holder self, Duration deadline) {
        Optional<EnvironmentLock> free = tryAcquire(file, self);
        if (free.isPresent()) {
            return free.get();
        }
        Optional<Holder> holder = holder(file);
        if (holder.isPresent() && !holder.get().yields()) {
            throw new ResourceConflictException("the environment belongs to process "
                    + holder.get().pid() + ", which uses it for a test; wait until that has ended, or end it");
        }
        // While the lock is held the process id in the file is its holder's, so no other process can have it.
        holder.flatMap(known -> ProcessHandle.of(known.pid())).ifPresent(ProcessHandle::destroy);
        return await(file, self, deadline);
    }

    private static EnvironmentLock await(Path file, Holder self, Duration deadline) {
        FileChannel channel = open(file);
        CompletableFuture<FileLock> locked = new CompletableFuture<>();
        Thread waiter = new Thread(
                () -> {
                    try {
                        locked.complete(channel.lock());
                    } catch (IOException | OverlappingFileLockException e) {
                        locked.completeExceptionally(e);
                    }
                },
                "ebemu-lock");
        waiter.setDaemon(true);
        waiter.start();
        try {
            return held(channel, locked.get(deadline.toMillis(), TimeUnit.MILLISECONDS), self);
        } catch (TimeoutException e) {
            waiter.interrupt();
            close(channel);
            String who = holder(file).map(one -> "process " + one.pid()).orElse("another process");
            throw new ResourceConflictException("the environment is held by " + who + ", which did not let go within "
                    + deadline.toSeconds() + " s; end that process, then try again");
        } catch (InterruptedException e) {
            waiter.interrupt();
            close(channel);
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("cancelled while waiting for the environment's lock");
        } catch (ExecutionException e) {
            close(channel);
            throw new ResourceConflictException("the environment is in use by this process already: " + e.getMessage());
        }
    }

    /** The process that holds the lock now; empty if nobody does. */
    static Optional<Holder> holder(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock probe = tryLock(channel);
            if (probe != null) {
                probe.release();
                return Optional.empty();
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Optional<Holder> parse(String content) {
        String[] words = content.trim().split(" ", -1);
        return words.length == 2 && words[0].matches("[0-9]+")
                ? Optional.of(new Holder(Long.parseLong(words[0]), Boolean.parseBoolean(words[1])))
                : Optional.empty();
    }

    private static EnvironmentLock held(FileChannel channel, FileLock lock, Holder self) {
        String content = self.pid() + " " + self.yields() + "\n";
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
            return new EnvironmentLock(channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the lock file", e);
        }
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
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

    /** Lets go. */
    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                lock.release();
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock", e);
        }
    }
}
