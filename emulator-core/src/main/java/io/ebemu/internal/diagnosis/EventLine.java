/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import java.time.temporal.ChronoUnit;

/** An event as a line, with its time (UTC) to the millisecond, so that it can be laid beside the lines of a log. */
final class EventLine {

    private EventLine() {}

    static String of(EnvironmentEvent event) {
        return event.at().truncatedTo(ChronoUnit.MILLIS) + " " + event.severity() + " " + subject(event)
                + event.message();
    }

    private static String subject(EnvironmentEvent event) {
        if (event instanceof ServiceChanged change) {
            return change.service() + ": ";
        }
        return event instanceof ContainerChanged change && !event.message().contains(change.container())
                ? change.container() + ": "
                : "";
    }
}
