/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Slot.Hop;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where on a slot's left and right side arrows end and begin: in the order of their other ends, evenly. */
final class Ends {

    /** Between two arrows at one side, in pixels: room for a label. */
    private static final int PITCH = 20;
    /** The room of an arrow that passes through. */
    private static final int LANE = 20;

    private final List<Hop> hops;
    private final Map<Slot, Integer> heights = new HashMap<>();
    private final Map<Hop, Integer> begins = new HashMap<>();
    private final Map<Hop, Integer> finishes = new HashMap<>();

    Ends(List<List<Slot>> layers, List<Hop> hops) {
        this.hops = hops;
        Map<Slot, Integer> places = new HashMap<>();
        for (List<Slot> layer : layers) {
            for (Slot slot : layer) {
                places.put(slot, places.size());
            }
        }
        for (Slot slot : places.keySet()) {
            List<Hop> in = side(slot, Hop::to, Hop::from, places);
            List<Hop> out = side(slot, Hop::from, Hop::to, places);
            int needed = (Math.max(in.size(), out.size()) + 1) * PITCH;
            int height =
                    slot.card().map(card -> Math.max(card.height(), needed)).orElse(LANE);
            heights.put(slot, height);
            spread(in, height, finishes);
            spread(out, height, begins);
        }
    }

    /** A slot's height in pixels. */
    int height(Slot slot) {
        return heights.getOrDefault(slot, LANE);
    }

    /** How far below its first slot's top an arrow's piece begins. */
    int begin(Hop hop) {
        return begins.getOrDefault(hop, 0);
    }

    /** How far below its last slot's top an arrow's piece ends. */
    int end(Hop hop) {
        return finishes.getOrDefault(hop, 0);
    }

    private List<Hop> side(Slot slot, Function<Hop, Slot> own, Function<Hop, Slot> other, Map<Slot, Integer> places) {
        return hops.stream()
                .filter(hop -> own.apply(hop).equals(slot))
                .sorted(Comparator.comparing(hop -> places.getOrDefault(other.apply(hop), 0)))
                .toList();
    }

    private static void spread(List<Hop> side, int height, Map<Hop, Integer> offsets) {
        for (int place = 0; place < side.size(); place++) {
            offsets.put(side.get(place), height * (place + 1) / (side.size() + 1));
        }
    }
}
