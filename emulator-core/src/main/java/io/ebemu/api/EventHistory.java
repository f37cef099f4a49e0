/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.event.EnvironmentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What happened to an environment since this process launched it, oldest first: all events but lines of containers and the
 * progress of steps. The latest 10,000 are kept.
 *
 * @see Environment#history
 */
public interface EventHistory {

    /** All so far. */
    List<EnvironmentEvent> events();

    /**
     * Waits for an event.
     *
     * @return the first that fits, also if it happened before; empty if none did within that time
     */
    Optional<EnvironmentEvent> await(Predicate<EnvironmentEvent> wanted, Duration within) throws InterruptedException;
}
