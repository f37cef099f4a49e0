/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import java.util.List;

/**
 * Where an arrow runs: it begins and ends level, and is level wherever it passes cards.
 *
 * @param arrow the arrow
 * @param bends from left to right, at least one
 */
record Route(Arrow arrow, List<Bend> bends) {

    Route {
        bends = List.copyOf(bends);
    }

    /**
     * From one column to the next: a curve between the columns, then a level piece.
     *
     * @param fromX the right side of the left column
     * @param fromY the height there
     * @param curveX where the curve ends
     * @param toX the left side of the right column
     * @param toY the height there
     */
    record Bend(int fromX, int fromY, int curveX, int toX, int toY) {}

    Bend first() {
        return bends.get(0);
    }

    Bend last() {
        return bends.get(bends.size() - 1);
    }
}
