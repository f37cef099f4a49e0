/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.cli.output.ProgressLine.State;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How a line in place looks: sign, resource, seconds and what it is at, as far as the screen is wide. */
final class ProgressLayout {

    private static final double NANOS_PER_SECOND = 1_000_000_000.0;
    /** Below it containers are called by their name alone. */
    private static final int NARROW = 60;
    /** The seconds go before what a resource is at gets shorter than this. */
    private static final int LEAST_ROOM = 16;

    private static final String CONTAINER = "container:";
    private static final String GAP = "  ";

    private final Palette palette;
    private final Glyphs glyphs;

    ProgressLayout(Palette palette, Glyphs glyphs) {
        this.palette = palette;
        this.glyphs = glyphs;
    }

    /**
     * How a screen's width is shared out.
     *
     * @param all so many columns are written to; the last one stays free, as terminals differ in what happens there
     * @param narrow whether resources go by their short names
     * @param subject for the resource's name
     */
    record Columns(int all, boolean narrow, int subject) {}

    Columns columns(Collection<String> subjects, int screen) {
        int all = Math.max(1, screen - 1);
        boolean narrow = screen < NARROW;
        int longest = subjects.stream()
                .map(subject -> name(subject, narrow))
                .mapToInt(Glyphs::width)
                .max()
                .orElse(0);
        return new Columns(all, narrow, Math.min(longest, all * 2 / 5));
    }

    /** @param texts what it is at, the one that is told if it has room first */
    String line(Columns columns, State state, String subject, long nanos, List<String> texts) {
        String name = glyphs.cut(name(subject, columns.narrow()), columns.subject());
        String start = " " + name + " ".repeat(columns.subject() - Glyphs.width(name)) + " ";
        String seconds = String.format(Locale.ROOT, "%6.1fs", nanos / NANOS_PER_SECOND);
        int room = columns.all() - 1 - start.length() - seconds.length() - GAP.length();
        if (room < LEAST_ROOM) {
            return mark(state) + glyphs.cut(start + text(texts, columns.all() - 1 - start.length()), columns.all() - 1);
        }
        return mark(state) + start + palette.faint(seconds) + GAP + text(texts, room);
    }

    String cut(String text, Columns columns) {
        return glyphs.cut(text, columns.all());
    }

    private String text(List<String> texts, int room) {
        return texts.stream()
                .filter(text -> Glyphs.width(text) <= room)
                .findFirst()
                .orElseGet(() -> glyphs.cut(texts.get(texts.size() - 1), room));
    }

    private String mark(State state) {
        return switch (state) {
            case WAITING -> palette.faint(glyphs.waiting());
            case WORKING -> palette.yellow(glyphs.working());
            case DONE -> palette.green(glyphs.done());
            case FAILED -> palette.red(glyphs.failed());
        };
    }

    private static String name(String subject, boolean narrow) {
        String name = Printable.line(subject);
        return narrow && name.startsWith(CONTAINER) ? name.substring(CONTAINER.length()) : name;
    }
}
