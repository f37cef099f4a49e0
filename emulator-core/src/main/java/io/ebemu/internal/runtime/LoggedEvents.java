/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EventListener;
import io.ebemu.event.Severity;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Writes events to the environment's {@link EventLog} before another listener gets them. Lines of containers have logs
 * of their own, and of steps only failures are worth keeping. A log that cannot be written is warned of once.
 */
final class LoggedEvents implements EventListener {

    private final Path file;
    private final EventLog log;
    private final EventListener next;
    private boolean ended;
    private boolean troubleTold;

    LoggedEvents(StateDirectory directory, EventListener next) {
        this.file = directory.eventLog();
        this.log = new EventLog(file);
        this.next = next;
    }

    @Override
    public void on(EnvironmentEvent event) {
        if (worthKeeping(event)) {
            append(event);
        }
        next.on(event);
    }

    private static boolean worthKeeping(EnvironmentEvent event) {
        return event instanceof StepProgressed step
                ? step.phase() == StepProgressed.Phase.FAILED
                : !(event instanceof ContainerLogged);
    }

    private synchronized void append(EnvironmentEvent event) {
        if (ended) {
            return;
        }
        try {
            log.append(event);
        } catch (NoSuchFileException e) {
            // The environment was terminated, and its log with it.
            ended = true;
        } catch (IOException e) {
            warn(event, e);
        }
    }

    private void warn(EnvironmentEvent event, IOException failure) {
        if (!troubleTold) {
            troubleTold = true;
            next.on(new Announced(
                    event.at(),
                    event.environment(),
                    Severity.WARN,
                    "Events are missing from the log " + file + ": " + failure
                            + "; make room there, or make it writable."));
        }
    }

    /** Writes no more: the environment's directory is about to go. */
    synchronized void end() {
        ended = true;
    }
}
