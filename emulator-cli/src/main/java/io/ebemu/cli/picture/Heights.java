/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Slot.Hop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How high each slot stands: in its layer's order, apart from each other, and where its arrows are straight if it can be. */
final class Heights {

    private static final int GAP = 24;
    private static final int ROUNDS = 6;

    private final List<Hop> hops;
    private final Ends ends;
    private final Map<Slot, Integer> tops = new HashMap<>();

    Heights(List<List<Slot>> layers, List<Hop> hops, Ends ends) {
        this.hops = hops;
        this.ends = ends;
        layers.forEach(layer -> place(layer, layer.stream().map(slot -> 0.0).toList()));
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                layers.forEach(this::straighten);
            } else {
                for (int layer = layers.size() - 1; layer >= 0; layer--) {
                    straighten(layers.get(layer));
                }
            }
        }
    }

    /** The upper edges in pixels; the highest is 0. */
    Map<Slot, Integer> tops() {
        int highest = tops.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        Map<Slot, Integer> moved = new HashMap<>();
        tops.forEach((slot, top) -> moved.put(slot, top - highest));
        return moved;
    }

    private void straighten(List<Slot> layer) {
        place(layer, layer.stream().map(this::wanted).toList());
    }

    private double wanted(Slot slot) {
        return hops.stream()
                .filter(hop -> hop.from().equals(slot) || hop.to().equals(slot))
                .mapToInt(hop -> hop.to().equals(slot)
                        ? top(hop.from()) + ends.begin(hop) - ends.end(hop)
                        : top(hop.to()) + ends.end(hop) - ends.begin(hop))
                .average()
                .orElse(top(slot));
    }

    private int top(Slot slot) {
        return tops.getOrDefault(slot, 0);
    }

    /**
     * As near to what is wanted as the order allows, by least squares: what would overlap becomes a block that stands at
     * the mean of its members' wishes.
     */
    private void place(List<Slot> layer, List<Double> wanted) {
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (int number = 0; number < layer.size(); number++) {
            blocks.add(new Block(wanted.get(number) - offset, 1));
            while (blocks.size() > 1
                    && blocks.get(blocks.size() - 2).mean()
                            >= blocks.get(blocks.size() - 1).mean()) {
                Block last = blocks.remove(blocks.size() - 1);
                blocks.add(blocks.remove(blocks.size() - 1).and(last));
            }
            offset += ends.height(layer.get(number)) + GAP;
        }
        int number = 0;
        offset = 0;
        for (Block block : blocks) {
            int base = (int) Math.round(block.mean());
            for (int member = 0; member < block.members(); member++) {
                Slot slot = layer.get(number++);
                tops.put(slot, base + offset);
                offset += ends.height(slot) + GAP;
            }
        }
    }

    /** Slots that stand as near to each other as they may. */
    private record Block(double sum, int members) {

        double mean() {
            return sum / members;
        }

        Block and(Block below) {
            return new Block(sum + below.sum, members + below.members);
        }
    }
}
