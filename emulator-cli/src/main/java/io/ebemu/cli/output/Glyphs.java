/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signs in front of lines on a terminal.
 *
 * @param unicode whether the terminal shows more than ASCII
 */
public record Glyphs(boolean unicode) {

    /**
     * The signs that a process's locale allows, of which these are the variables. The first that is set counts.
     *
     * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html">POSIX, Environment
     *     Variables</a>
     */
    public static Glyphs of(Optional<String> lcAll, Optional<String> lcCtype, Optional<String> lang) {
        String locale = Stream.of(lcAll, lcCtype, lang)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("C")
                .toUpperCase(Locale.ROOT);
        return new Glyphs(locale.contains("UTF-8") || locale.contains("UTF8"));
    }

    String waiting() {
        return unicode ? "◦" : ".";
    }

    String working() {
        return unicode ? "•" : "-";
    }

    String done() {
        return unicode ? "✔" : "+";
    }

    String failed() {
        return unicode ? "✘" : "!";
    }

    /** The text, without its end where it has no room. */
    String cut(String text, int room) {
        if (width(text) <= room) {
            return text;
        }
        String mark = unicode ? "…" : "~";
        StringBuilder kept = new StringBuilder();
        int left = room - mark.length();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            left -= Cell.of(text.codePointAt(i)).width();
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(text.codePointAt(i));
        }
        return room < 1 ? "" : kept + mark;
    }

    static int width(String text) {
        return text.codePoints().map(character -> Cell.of(character).width()).sum();
    }
}
