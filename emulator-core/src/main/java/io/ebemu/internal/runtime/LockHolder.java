/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.host.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that holds an environment's lock.
 *
 * @param pid its process id
 * @param startedAt when it was started, in milliseconds since 1970: another process may get the same id later
 * @param work what it does with the environment
 */
record LockHolder(long pid, long startedAt, Work work) {

    /** What a process does with an environment decides for whom it lets go when it gets SIGTERM. */
    enum Work {
        /** Brings it up: lets go for one that takes it down. */
        LAUNCHING,
        /** Deploys to it: lets go for one that takes it down. */
        DEPLOYING,
        /** Watches what runs: lets go for everybody. */
        SUPERVISING,
        /** Takes it down: is done soon, and lets go for nobody. */
        TAKING_DOWN,
        /** Uses it for a test: lets go for nobody. */
        TESTING
    }

    /** This process. */
    static LockHolder self(long pid, Work work) {
        return new LockHolder(pid, ProcessIdentity.of(pid).startedAt(), work);
    }

    /** The same process, at other work. */
    LockHolder at(Work other) {
        return new LockHolder(pid, startedAt, other);
    }

    /** Whether it lets go for a process that comes for that work. */
    boolean yieldsTo(Work other) {
        return work == Work.SUPERVISING
                || ((work == Work.LAUNCHING || work == Work.DEPLOYING) && other == Work.TAKING_DOWN);
    }

    /** Tells somebody else why the environment cannot be had now, and what to do about it. */
    ResourceConflictException refusal() {
        String doing = switch (work) {
            case LAUNCHING -> "is being brought up by process " + pid + "; wait for that, or run ebemu down";
            case DEPLOYING -> "is being deployed to by process " + pid + "; wait for that, or run ebemu down";
            case SUPERVISING -> "is supervised by process " + pid + "; let that do it, or end it first";
            case TAKING_DOWN -> "is being taken down by process " + pid + "; try again when that is done";
            case TESTING -> "is in use by process " + pid + "; wait until that is done, or end it";
        };
        return new ResourceConflictException("the environment " + doing);
    }

    /** Sends it SIGTERM. */
    void askToYield() {
        ProcessHandle.of(pid).filter(process -> alive()).ifPresent(ProcessHandle::destroy);
    }

    private boolean alive() {
        return new ProcessIdentity(pid, startedAt).alive();
    }

    /** Where the holder is written down. */
    record File(Path path) {

        /** The holder; empty if there is none, or only one that is no more. */
        Optional<LockHolder> read() {
            return written().filter(LockHolder::alive);
        }

        /** Whether a test held it whose process was killed. */
        boolean leftByTest() {
            return written()
                    .filter(one -> one.work == Work.TESTING && !one.alive())
                    .isPresent();
        }

        private Optional<LockHolder> written() {
            try {
                List<String> words = List.of(Files.readString(path).trim().split(" ", -1));
                return words.size() == 3
                        ? Optional.of(new LockHolder(
                                Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), Work.valueOf(words.get(2))))
                        : Optional.empty();
            } catch (NoSuchFileException | IllegalArgumentException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }

        void write(LockHolder holder) {
            StateDirectory.write(path, holder.pid + " " + holder.startedAt + " " + holder.work + "\n");
        }

        void delete() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + path, e);
            }
        }
    }
}
