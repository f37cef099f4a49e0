/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.SourceLocation;
import io.ebemu.event.Severity;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is done about security groups that cannot be enforced: it is said once, or it is an error where warnings are. */
final class Unenforced {

    private final EventDispatcher events;
    private final boolean strict;
    private final AtomicBoolean told = new AtomicBoolean();

    Unenforced(EventDispatcher events, boolean strict) {
        this.events = events;
        this.strict = strict;
    }

    /**
     * Tells it.
     *
     * @throws InvalidConfigurationException if warnings are errors
     */
    void because(NotEnforcedException reason) {
        String message =
                "Security groups are NOT enforced here, so everything reaches everything: " + reason.getMessage() + ".";
        if (strict) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    Problem.Severity.WARNING,
                    Layer.EBEMU,
                    "security-groups-not-enforced",
                    message,
                    new SourceLocation("ebemu.yml", 1, 1),
                    "SecurityGroups")));
        }
        if (!told.getAndSet(true)) {
            events.announce(Severity.WARN, message);
        }
    }
}
