/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.Collection;
import java.util.stream.Collectors;

/** What a user wrote, short enough for a message, whatever it is: a file may hold one name of its whole length. */
public final class Excerpt {

    private static final int LENGTH = 40;
    private static final int NAMES = 10;

    private Excerpt() {}

    /** The text, or its first 40 characters and an ellipsis; control characters, which terminals obey, are replaced. */
    public static String of(String text) {
        return of(text, LENGTH);
    }

    static String of(String text, int length) {
        String shown = text.codePointCount(0, text.length()) > length
                ? text.substring(0, text.offsetByCodePoints(0, length)) + "…"
                : text;
        return shown.chars().anyMatch(Character::isISOControl) ? shown.replaceAll("\\p{Cc}", "\uFFFD") : shown;
    }

    /** Names for messages: {@code a, b}, or {@code none}; the first 10 and an ellipsis where there are more. */
    public static String list(Collection<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().limit(NAMES).map(Excerpt::of).collect(Collectors.joining(", "))
                        + (names.size() > NAMES ? ", …" : "");
    }
}
