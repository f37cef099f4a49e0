/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import java.util.List;

/**
 * A box with lines of text.
 *
 * @param id unique in a picture
 * @param kind what it stands for
 * @param lines what is written in it
 * @param detail all there is to say, in full length, for whoever points at it
 */
record Card(String id, Kind kind, List<Line> lines, String detail) {

    /** Between the border and the text, in pixels. */
    static final int PADDING = 12;

    Card {
        lines = List.copyOf(lines);
    }

    /** What a card stands for. */
    enum Kind {
        /** Ports of the machine, outside the task. */
        HOST_PORTS,
        CONTAINER,
        /** A container whose end is the end of the task. */
        ESSENTIAL,
        /** A database or a cache, outside the task. */
        SERVICE
    }

    boolean outside() {
        return kind == Kind.HOST_PORTS || kind == Kind.SERVICE;
    }

    int width() {
        return lines.stream().mapToInt(Line::width).max().orElse(0) + 2 * PADDING;
    }

    /** What the text needs. */
    int height() {
        return lines.stream().mapToInt(line -> line.style().lineHeight()).sum() + 2 * PADDING - 4;
    }
}
