/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.EventHistory;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EventListener;
import io.ebemu.event.Severity;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.observe.RecentEvents;
import io.ebemu.model.EnvironmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Delivers the events of one environment to a listener: in order, one at a time, always on the same thread. */
final class EventDispatcher implements AutoCloseable {

    private static final int FLUSH_SECONDS = 5;

    private final EnvironmentId environment;
    private final Host host;
    private final EventListener listener;
    private final ExecutorService thread;
    private final RecentEvents history;
    private volatile Optional<String> versionLabel = Optional.empty();
    private final List<EventListener> heeding = new CopyOnWriteArrayList<>();

    EventDispatcher(EnvironmentId environment, Host host, EventListener listener) {
        this.environment = environment;
        this.host = host;
        this.listener = listener;
        this.history = new RecentEvents(host);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread one = new Thread(task, "ebemu-events");
            one.setDaemon(true);
            return one;
        });
    }

    EnvironmentId environment() {
        return environment;
    }

    Instant now() {
        return host.now();
    }

    /** What was emitted since this was made; it stays when this is closed. */
    EventHistory history() {
        return history;
    }

    void emit(EnvironmentEvent event) {
        history.on(event);
        synchronized (this) {
            if (!thread.isShutdown()) {
                thread.execute(() -> listener.on(event));
            }
        }
        heeding.forEach(one -> one.on(event));
    }

    /** Tells a part of ebemu of events at once, on whichever thread they are emitted; it must not block. */
    void heededBy(EventListener part) {
        heeding.add(part);
    }

    /** From now on what is announced is about that version. */
    void areAbout(String version) {
        versionLabel = Optional.of(version);
    }

    void announce(Severity severity, String message) {
        emit(new Announced(host.now(), environment, severity, message, versionLabel));
    }

    /** Waits a moment until the listener has had what was emitted so far, so that it hears the end before others do. */
    void awaitDelivered() {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        synchronized (this) {
            if (thread.isShutdown()) {
                return;
            }
            thread.execute(() -> delivered.complete(null));
        }
        delivered.completeOnTimeout(null, FLUSH_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Delivers what was emitted, then takes no more. */
    @Override
    public void close() {
        synchronized (this) {
            thread.shutdown();
        }
        try {
            thread.awaitTermination(FLUSH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
