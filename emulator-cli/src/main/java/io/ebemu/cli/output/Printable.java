/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

/** Text from files and engines, made harmless: what would steer the terminal or turn the text around is replaced. */
final class Printable {

    static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /** The text, in which line ends and tabs stay. */
    static String text(String text) {
        return replaced(text, false);
    }

    /** The text on one line. */
    static String line(String text) {
        return replaced(text, true);
    }

    /** Whether a character steers the terminal (C0, C1), ends a line, or is an invisible one such as a change of direction. */
    static boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String replaced(String text, boolean oneLine) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t') {
                printable.append(oneLine ? ' ' : (char) character);
            } else if (isControl(character)) {
                printable.append(REPLACEMENT);
            } else {
                printable.appendCodePoint(character);
            }
        });
        return printable.toString();
    }
}
