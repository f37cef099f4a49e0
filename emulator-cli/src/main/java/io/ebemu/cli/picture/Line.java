/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

/**
 * One line of text in a picture, at most as wide as a card takes; a longer one has lost its middle.
 *
 * @param text what is drawn
 * @param style how
 */
record Line(String text, TextStyle style) {

    /** The widest text that a card has, in pixels. */
    static final int WIDEST = 250;

    private static final String LEFT_OUT = "…";

    /** A line that fits into a card. */
    static Line of(String text, TextStyle style) {
        return fitting(text, style, WIDEST);
    }

    /** A line that is at most so wide: the end of a name tells as much as its beginning. */
    static Line fitting(String text, TextStyle style, int widest) {
        int[] characters = text.codePoints().toArray();
        String shown = text;
        for (int kept = characters.length - 1; TextWidth.of(shown, style) > widest && kept > 0; kept--) {
            int head = (kept + 1) / 2;
            int tail = kept - head;
            shown = new String(characters, 0, head) + LEFT_OUT + new String(characters, characters.length - tail, tail);
        }
        return new Line(shown, style);
    }

    int width() {
        return TextWidth.of(text, style);
    }
}
