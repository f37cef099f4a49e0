/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Slot.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From where to where each layer reaches, and how much room arrows have between two of them. */
final class Columns {

    private static final int LEAST_CURVE = 44;
    private static final int WIDEST_CURVE = 130;
    /** How much a curve may rise for each pixel it goes on. */
    private static final int STEEPNESS = 4;
    /** The head of an arrow. */
    private static final int HEAD = 18;

    private final List<Integer> lefts = new ArrayList<>();
    private final List<Integer> curveEnds = new ArrayList<>();
    private final List<Integer> widths;

    /** @param left where the first one begins */
    Columns(int left, List<List<Slot>> layers, List<Hop> hops, Ends ends, Map<Slot, Integer> tops) {
        this.widths = layers.stream().map(Columns::width).toList();
        int x = left;
        for (int layer = 0; layer < layers.size(); layer++) {
            int number = layer;
            List<Hop> into =
                    hops.stream().filter(hop -> hop.to().layer() == number).toList();
            x += layer == 0 ? 0 : curve(into, ends, tops);
            curveEnds.add(x);
            x += layer == 0 ? 0 : head(into);
            lefts.add(x);
            x += widths.get(layer);
        }
    }

    int left(int layer) {
        return lefts.get(layer);
    }

    int width(int layer) {
        return widths.get(layer);
    }

    int right(int layer) {
        return left(layer) + width(layer);
    }

    /** Where arrows into a layer are level again. */
    int curveEnd(int layer) {
        return curveEnds.get(layer);
    }

    private static int width(List<Slot> layer) {
        return layer.stream()
                .flatMap(slot -> slot.card().stream())
                .mapToInt(Card::width)
                .max()
                .orElse(0);
    }

    private static int curve(List<Hop> hops, Ends ends, Map<Slot, Integer> tops) {
        int rise = hops.stream()
                .mapToInt(hop -> Math.abs(tops.getOrDefault(hop.from(), 0)
                        + ends.begin(hop)
                        - tops.getOrDefault(hop.to(), 0)
                        - ends.end(hop)))
                .max()
                .orElse(0);
        return Math.min(WIDEST_CURVE, Math.max(LEAST_CURVE, LEAST_CURVE + rise / STEEPNESS));
    }

    private static int head(List<Hop> hops) {
        return HEAD
                + hops.stream()
                        .filter(hop -> hop.last() && hop.arrow().labelled())
                        .mapToInt(hop -> hop.arrow().line().width())
                        .max()
                        .orElse(0);
    }
}
