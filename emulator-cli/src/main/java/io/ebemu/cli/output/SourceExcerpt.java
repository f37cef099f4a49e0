/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A line of a file as a terminal can show it, with a mark below a column; of a long line, the part around the mark. */
final class SourceExcerpt {

    private static final String TAB = "    ";
    private static final String CUT = "…";
    /** Of a line that is cut, so much of the room stays to the left of the mark. */
    private static final double BEFORE_MARK = 0.4;

    private final String shown;
    private final int mark;

    /**
     * @param line the line without its end
     * @param column what to mark: 1 for the first UTF-16 code unit
     * @param room how many columns the terminal has for it
     */
    SourceExcerpt(String line, int column, int room) {
        List<Cell> cells = new ArrayList<>();
        int marked = -1;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            if (marked < 0 && i >= column - 1) {
                marked = cells.size();
            }
            cells.add(Cell.of(line.codePointAt(i)));
        }
        int target = marked < 0 ? cells.size() : marked;
        int first = 0;
        int last = cells.size();
        if (width(cells, first, last) >= room) {
            first = firstShown(cells, target, (int) (room * BEFORE_MARK));
            last = lastShown(cells, first, room - (first > 0 ? 1 : 0) - 1);
        }
        String cutLeft = first > 0 ? CUT : "";
        this.shown = cutLeft + text(cells, first, last) + (last < cells.size() ? CUT : "");
        this.mark = cutLeft.length() + width(cells, first, target);
    }

    /** The line, or its part. */
    String text() {
        return shown;
    }

    /** How many columns are to the left of the mark. */
    int mark() {
        return mark;
    }

    private static int firstShown(List<Cell> cells, int target, int before) {
        int first = target;
        int width = 0;
        while (first > 0 && width + cells.get(first - 1).width() <= before) {
            first--;
            width += cells.get(first).width();
        }
        return first;
    }

    private static int lastShown(List<Cell> cells, int first, int room) {
        int last = first;
        int width = 0;
        while (last < cells.size() && width + cells.get(last).width() <= room) {
            width += cells.get(last).width();
            last++;
        }
        return last;
    }

    private static int width(List<Cell> cells, int from, int to) {
        return cells.subList(from, to).stream().mapToInt(Cell::width).sum();
    }

    private static String text(List<Cell> cells, int from, int to) {
        StringBuilder text = new StringBuilder();
        cells.subList(from, to).forEach(cell -> text.append(cell.text()));
        return text.toString();
    }

    /** A character as it is shown, and how many columns it takes (Unicode Standard Annex 11, roughly). */
    private record Cell(String text, int width) {

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
}
