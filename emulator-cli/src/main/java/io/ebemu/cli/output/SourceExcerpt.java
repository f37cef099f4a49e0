/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A line of a file as a terminal can show it, with a mark below a column; of a long line, the part around the mark. */
final class SourceExcerpt {

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
}
