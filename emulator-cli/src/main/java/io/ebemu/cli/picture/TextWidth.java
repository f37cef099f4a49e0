/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

/**
 * How wide a text is at most. A picture is read with fonts that nobody knows here, so that every character counts as wide
 * as in DejaVu Sans, which is wider than what systems usually have.
 *
 * @see <a href="https://dejavu-fonts.github.io/">DejaVu fonts</a>
 */
final class TextWidth {

    private static final double BOLD = 1.13;
    private static final int FIRST_WIDE = 0x1100;

    private TextWidth() {}

    /** In whole pixels, rounded up. */
    static int of(String text, TextStyle style) {
        double ems = text.codePoints().mapToDouble(TextWidth::em).sum();
        return (int) Math.ceil(ems * style.size() * (style.bold() ? BOLD : 1));
    }

    private static double em(int character) {
        if (character >= FIRST_WIDE) {
            return 1.05;
        }
        if ("ijlI|'!.,:; ()[]/-".indexOf(character) >= 0) {
            return 0.40;
        }
        if ("ftr\"".indexOf(character) >= 0) {
            return 0.46;
        }
        if ("mwMW@%+=<>→…".indexOf(character) >= 0) {
            return 1.0;
        }
        return Character.isUpperCase(character) || character >= 0x80 ? 0.80 : 0.65;
    }
}
