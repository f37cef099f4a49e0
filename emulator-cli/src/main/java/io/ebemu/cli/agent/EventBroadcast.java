/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands each event on to all who listen just then. */
public final class EventBroadcast implements EventListener {

    private final List<EventListener> listeners = new CopyOnWriteArrayList<>();

    /** @param first who listens from the first event to the last */
    public EventBroadcast(EventListener first) {
        listeners.add(first);
    }

    @Override
    public void on(EnvironmentEvent event) {
        listeners.forEach(listener -> listener.on(event));
    }

    public void add(EventListener listener) {
        listeners.add(listener);
    }

    public void remove(EventListener listener) {
        listeners.remove(listener);
    }
}
