/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;

/** How much of what happens a person wants to read. */
public enum Detail {
    /** Only what went wrong. */
    QUIET,
    /** What changed. */
    NORMAL,
    /** Every step, from its beginning. */
    VERBOSE;

    /** Whether an event is worth a line of its own. */
    boolean shows(EnvironmentEvent event) {
        if (this == VERBOSE) {
            return true;
        }
        boolean grave = event.severity().compareTo(Severity.ERROR) >= 0;
        if (this == QUIET || grave) {
            return grave;
        }
        if (event instanceof ContainerLogged) {
            return true;
        }
        return event instanceof StepProgressed step
                ? step.phase() == Phase.DONE || step.phase() == Phase.FAILED
                : event.severity().compareTo(Severity.INFO) >= 0;
    }
}
