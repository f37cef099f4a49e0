/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.EventListener;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.model.observed.ObservedState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks at an environment whenever the engine or ebemu itself says something new of it, until it is as somebody wants. */
final class StateWait implements EngineEvents.Listener {

    private final Supervision parts;
    /** The first look is for free. */
    private final Semaphore news = new Semaphore(1);

    StateWait(Supervision parts) {
        this.parts = parts;
    }

    /** The state that is as wanted; empty if none was in time. */
    @SuppressWarnings("try") // followed for as long as the block lasts
    Optional<ObservedState> await(Predicate<ObservedState> wanted, Duration within) throws InterruptedException {
        long end = parts.host().nanoTime() + within.toNanos();
        EventListener told = event -> news.release();
        parts.events().heededBy(told);
        try (Subscription following = parts.engine().events().follow(Labels.of(parts.environment()), this)) {
            while (news.tryAcquire(end - parts.host().nanoTime(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
                Optional<ObservedState> fits =
                        EngineTrouble.told(parts.records()::state).filter(wanted);
                if (fits.isPresent()) {
                    return fits;
                }
            }
            return Optional.empty();
        } finally {
            parts.events().forgets(told);
        }
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        // Each run of a health check has events too, which tell nothing.
        if (!event.action().startsWith("exec_")) {
            news.release();
        }
    }

    @Override
    public void reconnected() {
        news.release();
    }
}
