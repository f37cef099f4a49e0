/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

/** A character as it is shown, and how many columns it takes (Unicode Standard Annex 11, roughly). */
record Cell(String text, int width) {

    private static final String TAB = "    ";

    static Cell of(int character) {
        if (character == '\t') {
            return new Cell(TAB, TAB.length());
        }
        if (Printable.isControl(character)) {
            return new Cell(String.valueOf(Printable.REPLACEMENT), 1);
        }
        return new Cell(Character.toString(character), columns(character));
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        return in(character, 0x1100, 0x115F) // Hangul initials
                || in(character, 0x2E80, 0xA4CF) // East Asian scripts
                || in(character, 0xAC00, 0xD7A3) // Hangul syllables
                || in(character, 0xF900, 0xFAFF) // compatibility ideographs
                || in(character, 0xFE30, 0xFE6F) // compatibility forms
                || in(character, 0xFF00, 0xFF60) // full width forms
                || in(character, 0xFFE0, 0xFFE6)
                || in(character, 0x1F300, 0x1F64F) // pictographs
                || in(character, 0x1F680, 0x1F6FF)
                || in(character, 0x1F900, 0x1F9FF)
                || in(character, 0x20000, 0x3FFFD); // rarer ideographs
    }

    private static boolean in(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
