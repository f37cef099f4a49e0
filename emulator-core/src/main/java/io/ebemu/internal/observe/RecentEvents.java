/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.api.EventHistory;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EventListener;
import io.ebemu.internal.host.Host;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Keeps the latest events of an environment for whoever looks or waits. A log and the progress of steps would soon fill
 * it with what is read elsewhere.
 */
public final class RecentEvents implements EventHistory, EventListener {

    private static final int MOST = 10_000;

    private final Host host;
    private final Lock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Deque<EnvironmentEvent> kept = new ArrayDeque<>();
    /** How many there have been that are no longer kept. */
    private long dropped;

    public RecentEvents(Host host) {
        this.host = host;
    }

    @Override
    public void on(EnvironmentEvent event) {
        if (event instanceof ContainerLogged || event instanceof StepProgressed) {
            return;
        }
        lock.lock();
        try {
            kept.addLast(event);
            if (kept.size() > MOST) {
                kept.removeFirst();
                dropped++;
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<EnvironmentEvent> events() {
        lock.lock();
        try {
            return List.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    /** {@inheritDoc} Whoever waits is asked outside the lock, as the answer may take time and emit events itself. */
    @Override
    public Optional<EnvironmentEvent> await(Predicate<EnvironmentEvent> wanted, Duration within)
            throws InterruptedException {
        long end = host.nanoTime() + within.toNanos();
        Part part = next(0, end);
        while (!part.events().isEmpty()) {
            Optional<EnvironmentEvent> found =
                    part.events().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found;
            }
            part = next(part.next(), end);
        }
        return Optional.empty();
    }

    /** All from that number on, once there is one; none if there is none in time. */
    private Part next(long number, long end) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (dropped + kept.size() <= number) {
                long left = end - host.nanoTime();
                if (left <= 0 || (more.awaitNanos(left) <= 0 && dropped + kept.size() <= number)) {
                    return new Part(List.of(), number);
                }
            }
            List<EnvironmentEvent> events =
                    kept.stream().skip(Math.max(0, number - dropped)).toList();
            return new Part(events, dropped + kept.size());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Some of the events.
     *
     * @param events oldest first
     * @param next the number of the first after these
     */
    private record Part(List<EnvironmentEvent> events, long next) {

        Part {
            events = List.copyOf(events);
        }
    }
}
