/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Slot.Hop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts the slots of each layer into an order in which few arrows cross. */
final class Crossings {

    private static final int ROUNDS = 8;

    private final List<List<Slot>> layers;
    private final List<Hop> hops;

    Crossings(Layers given) {
        this.layers = new ArrayList<>(given.layers());
        this.hops = given.hops();
    }

    /** The best order that was seen while each layer in turn followed the one before it, then the one after it. */
    List<List<Slot>> fewest() {
        List<List<Slot>> best = List.copyOf(layers);
        for (int round = 0; round < ROUNDS && count(best) > 0; round++) {
            if (round % 2 == 0) {
                for (int layer = 1; layer < layers.size(); layer++) {
                    follow(layer, Hop::to, Hop::from);
                }
            } else {
                for (int layer = layers.size() - 2; layer >= 0; layer--) {
                    follow(layer, Hop::from, Hop::to);
                }
            }
            if (count(layers) < count(best)) {
                best = List.copyOf(layers);
            }
        }
        return best;
    }

    private void follow(int layer, Function<Hop, Slot> own, Function<Hop, Slot> other) {
        Map<Slot, Integer> places = places(layers);
        Map<Slot, Double> wanted = new HashMap<>();
        for (Slot slot : layers.get(layer)) {
            wanted.put(
                    slot,
                    hops.stream()
                            .filter(hop -> own.apply(hop).equals(slot))
                            .mapToInt(hop -> places.getOrDefault(other.apply(hop), 0))
                            .average()
                            .orElse(places.getOrDefault(slot, 0)));
        }
        layers.set(
                layer,
                layers.get(layer).stream()
                        .sorted(Comparator.comparing(wanted::get))
                        .toList());
    }

    private int count(List<List<Slot>> order) {
        Map<Slot, Integer> places = places(order);
        int count = 0;
        for (int one = 0; one < hops.size(); one++) {
            for (int two = 0; two < one; two++) {
                count += cross(hops.get(one), hops.get(two), places) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean cross(Hop one, Hop two, Map<Slot, Integer> places) {
        if (one.from().layer() != two.from().layer()) {
            return false;
        }
        int begin = Integer.compare(places.getOrDefault(one.from(), 0), places.getOrDefault(two.from(), 0));
        int end = Integer.compare(places.getOrDefault(one.to(), 0), places.getOrDefault(two.to(), 0));
        return begin * end < 0;
    }

    private static Map<Slot, Integer> places(List<List<Slot>> order) {
        Map<Slot, Integer> places = new HashMap<>();
        for (List<Slot> layer : order) {
            for (int place = 0; place < layer.size(); place++) {
                places.put(layer.get(place), place);
            }
        }
        return places;
    }
}
