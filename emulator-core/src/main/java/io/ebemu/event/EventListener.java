/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.event;

/** Receives events, one at a time, in order, always on one thread. */
@FunctionalInterface
public interface EventListener {

    /** Takes one event; must not block for long. */
    void on(EnvironmentEvent event);

    /** This listener, then that one. */
    default EventListener then(EventListener next) {
        return event -> {
            on(event);
            next.on(event);
        };
    }
}
