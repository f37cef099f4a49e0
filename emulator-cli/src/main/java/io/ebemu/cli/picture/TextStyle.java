/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import java.util.Locale;

/** How a text is set. */
enum TextStyle {
    NAME(15, true),
    PLAIN(12, false),
    PORT(13, true),
    LABEL(11, false);

    private final int size;
    private final boolean bold;

    TextStyle(int size, boolean bold) {
        this.size = size;
        this.bold = bold;
    }

    /** The font's size in pixels. */
    int size() {
        return size;
    }

    boolean bold() {
        return bold;
    }

    /** From one base line to the next, in pixels. */
    int lineHeight() {
        return size + 6;
    }

    /** Its class in the style sheet. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
