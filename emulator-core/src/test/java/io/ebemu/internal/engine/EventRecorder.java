/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.EngineEvents.Listener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Keeps the events of a stream and waits for one of them. */
public final class EventRecorder implements Listener {

    private final List<ContainerEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger reconnections = new AtomicInteger();

    @Override
    public void on(ContainerEvent event) {
        events.add(event);
    }

    @Override
    public void reconnected() {
        reconnections.incrementAndGet();
    }

    public int reconnections() {
        return reconnections.get();
    }

    public List<ContainerEvent> events() {
        return List.copyOf(events);
    }

    public List<String> actions() {
        return events.stream().map(ContainerEvent::action).toList();
    }

    public ContainerEvent await(String action) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20))
                .until(() -> actions().contains(action));
        return events.stream()
                .filter(event -> event.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
