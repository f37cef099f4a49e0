/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns; a column without any content is left out. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The header and the rows, without trailing blanks. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(header));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < header.size(); column++) {
            int width = width(column);
            if (width > 0) {
                line.append(EventText.pad(cells.get(column), width)).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int content =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return content == 0 ? 0 : Math.max(content, header.get(column).length());
    }
}
