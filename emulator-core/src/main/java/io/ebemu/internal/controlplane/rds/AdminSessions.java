/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.DBInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Two sessions of RDS's superuser with an instance's server: one that does what somebody waits for, and one that works
 * behind it, on a thread of its own. They are opened when they are wanted, anew if the server has been replaced.
 */
final class AdminSessions implements AutoCloseable {

    private final Instances instances;
    private final String identifier;
    private final ExecutorService worker;
    private Optional<RdsadminSession> front = Optional.empty();
    private Optional<RdsadminSession> back = Optional.empty();

    AdminSessions(Instances instances, String identifier) {
        this.instances = instances;
        this.identifier = identifier;
        this.worker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "ebemu-rds-copies-" + identifier);
            thread.setDaemon(true);
            return thread;
        });
    }

    private RdsadminSession open() {
        DBInstance instance = instances.existing(identifier);
        ContainerInfo server = instances.available(instance);
        return RdsadminSession.open(instances.scope().engine(), server, instance);
    }

    /**
     * The session that somebody waits for, in which all functions are there; another one if the last was lost.
     *
     * @throws StatementRefused if the server lets nobody in
     */
    synchronized RdsadminSession front() {
        if (front.filter(RdsadminSession::alive).isEmpty()) {
            front.ifPresent(RdsadminSession::close);
            RdsadminSession session = open();
            session.ask(functions());
            front = Optional.of(session);
        }
        return front.orElseThrow();
    }

    /** Has work done behind, after what is to be done there already. */
    <T> CompletableFuture<T> behind(Function<RdsadminSession, T> work) {
        return CompletableFuture.supplyAsync(() -> work.apply(back()), worker);
    }

    /**
     * The same for work that nobody waits for.
     *
     * @param failed is told if it cannot be done
     */
    void leaveBehind(Consumer<RdsadminSession> work, Consumer<StatementRefused> failed) {
        worker.execute(() -> {
            try {
                work.accept(back());
            } catch (StatementRefused e) {
                failed.accept(e);
            } catch (
                    RuntimeException
                            noSession) { // of any kind: the server or the engine may be away, or this is closed
                failed.accept(StatementRefused.sessionEnded());
            }
        });
    }

    /** Waits until all that was to be done behind is done, or has failed. */
    void awaitBehind() {
        CompletableFuture.runAsync(() -> {}, worker).join();
    }

    private synchronized RdsadminSession back() {
        if (back.filter(RdsadminSession::alive).isEmpty()) {
            back.ifPresent(RdsadminSession::close);
            back = Optional.of(open());
        }
        return back.orElseThrow();
    }

    private static String functions() {
        try (InputStream file =
                Objects.requireNonNull(AdminSessions.class.getResourceAsStream("snapshots.sql"), "snapshots.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read snapshots.sql of ebemu itself", e);
        }
    }

    @Override
    public synchronized void close() {
        worker.shutdownNow();
        List.of(front, back).forEach(session -> session.ifPresent(RdsadminSession::close));
    }
}
