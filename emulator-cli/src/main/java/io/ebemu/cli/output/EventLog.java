/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.EventListener;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;

/** Events as lines with their time (UTC) and severity, as {@code eb events} has them. */
public final class EventLog implements EventListener {

    private static final int SEVERITY_WIDTH = 7;

    private final PrintStream out;
    private final Palette palette;

    public EventLog(PrintStream out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    @Override
    public synchronized void on(EnvironmentEvent event) {
        String severity = EventText.pad(event.severity().name(), SEVERITY_WIDTH);
        String start = event.at().truncatedTo(ChronoUnit.SECONDS) + "  ";
        String message = (subject(event) + Printable.text(event.message()))
                .replace("\n", "\n" + " ".repeat(start.length() + SEVERITY_WIDTH));
        out.println(palette.faint(start) + EventText.coloured(palette, event.severity(), severity + message));
        out.flush();
    }

    private static String subject(EnvironmentEvent event) {
        return event instanceof ServiceChanged change ? change.service() + ": " : "";
    }
}
