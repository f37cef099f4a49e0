/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.Severity;
import java.util.List;

/** Events as lines for people. Log lines get their container's name in front, aligned, each name in a colour that is its own. */
final class EventText {

    private final Palette palette;
    private final NameColours colours = new NameColours(Palette.names());
    private int width;

    EventText(Palette palette) {
        this.palette = palette;
    }

    /** Makes room for these names. */
    void expect(List<String> containers) {
        colours.admit(containers);
        containers.forEach(this::makeRoom);
    }

    String line(EnvironmentEvent event) {
        if (event instanceof ContainerLogged logged) {
            return prefix(logged.container()) + logged.message();
        }
        if (event instanceof StepProgressed step) {
            String subject = step.message().contains(step.subject()) ? "" : step.subject() + "  ";
            return mark(step) + " " + subject + coloured(step.severity(), step.message());
        }
        String subject = event instanceof ServiceChanged change ? change.service() + ": " : "";
        return coloured(event.severity(), label(event.severity()) + subject + Printable.text(event.message()));
    }

    private String prefix(String name) {
        makeRoom(name);
        return palette.name(colours.of(name), pad(name, width) + " |") + " ";
    }

    private void makeRoom(String name) {
        width = Math.max(width, name.length());
    }

    private String mark(StepProgressed step) {
        return switch (step.phase()) {
            case STARTED, PROGRESS -> palette.faint("-");
            case DONE -> palette.green("+");
            case FAILED -> palette.red("!");
        };
    }

    private static String label(Severity severity) {
        return severity == Severity.INFO ? "" : severity + " ";
    }

    private String coloured(Severity severity, String text) {
        return coloured(palette, severity, text);
    }

    static String coloured(Palette palette, Severity severity, String text) {
        return switch (severity) {
            case TRACE, DEBUG -> palette.faint(text);
            case INFO -> text;
            case WARN -> palette.yellow(text);
            case ERROR, FATAL -> palette.red(text);
        };
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
