/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.RestartPolicyLabel;
import io.ebemu.internal.engine.Subscription;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Follows the log of a container beyond the ends that its restart policy answers by another start. The engine's stream
 * ends with each run, and the next one begins with the first run's lines, which are left out.
 */
final class LogAcrossRestarts implements Runnable, Subscription {

    /** A start takes a second at most; who is to ask for it may be gone. */
    private static final long PATIENCE_SECONDS = 10;

    private final Engine engine;
    private final ContainerInfo container;
    private final int tail;
    private final LogSink sink;
    private final BooleanSupplier restarts;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<Instant> run;
    private Instant latest = Instant.EPOCH;
    private Optional<Subscription> open = Optional.empty();
    private boolean closed;

    private LogAcrossRestarts(
            Engine engine, ContainerInfo container, int tail, LogSink sink, BooleanSupplier restarts) {
        this.engine = engine;
        this.container = container;
        this.tail = tail;
        this.sink = sink;
        this.restarts = restarts;
        this.run = container.startedAt();
    }

    /**
     * Begins to hand on what the container writes; returns at once.
     *
     * @param tail how many of the latest lines to begin with, all of them if negative
     * @param restarts whether there is somebody who starts the container again, now that it has ended
     */
    static Subscription follow(
            Engine engine, ContainerInfo container, int tail, LogSink sink, BooleanSupplier restarts) {
        LogAcrossRestarts log = new LogAcrossRestarts(engine, container, tail, sink, restarts);
        Thread thread = new Thread(log, "ebemu-log");
        thread.setDaemon(true);
        thread.start();
        return log;
    }

    @Override
    public void run() {
        try {
            read(tail, Instant.EPOCH);
            while (startedAgain()) {
                read(-1, latest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (EngineException e) {
            // A log ends with the engine, as the engine's own streams do.
            return;
        } finally {
            ended.countDown();
        }
    }

    /** Hands on the lines that were written after that instant, until the container ends. */
    private void read(int lines, Instant after) throws InterruptedException {
        Subscription stream = engine.containers().logs(container.id(), true, lines, (at, standardError, text) -> {
            if (at.isAfter(after)) {
                latest = later(latest, at);
                sink.line(at, standardError, text);
            }
        });
        hold(stream);
        stream.await();
    }

    private synchronized void hold(Subscription stream) {
        open = Optional.of(stream);
        if (closed) {
            stream.close();
        }
    }

    /** Whether there is another run; waits for it if there should be one. */
    @SuppressWarnings("try") // followed for as long as the block lasts
    private boolean startedAgain() throws InterruptedException {
        Starts starts = new Starts(new CountDownLatch(1));
        try (Subscription following = engine.events().follow(ContainerWait.identity(container), starts)) {
            if (look().filter(RestartPolicyLabel::restarts).isPresent() && restarts.getAsBoolean()) {
                starts.told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            Optional<Instant> before = run;
            run = look().flatMap(ContainerInfo::startedAt);
            return run.isPresent() && !run.equals(before) && !closed();
        }
    }

    /** What runs before the one that goes on wrote is not newer than their end, be it read or not. */
    private Optional<ContainerInfo> look() {
        Optional<ContainerInfo> now = engine.containers().inspect(container.id());
        now.filter(one -> one.running() || one.startedAt().equals(run))
                .flatMap(ContainerInfo::finishedAt)
                .ifPresent(end -> latest = later(latest, end));
        return now;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private synchronized boolean closed() {
        return closed;
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.ifPresent(Subscription::close);
        ended.countDown();
    }

    /** Is told when the container is started, or may have been. */
    private record Starts(CountDownLatch told) implements EngineEvents.Listener {

        @Override
        public void on(EngineEvents.ContainerEvent event) {
            if (event.action().equals("start")) {
                told.countDown();
            }
        }

        @Override
        public void reconnected() {
            told.countDown();
        }
    }
}
