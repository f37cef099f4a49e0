/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.cli.picture.Slot.Hop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Cards in layers: each one to the right of all that need it, and host ports leftmost. An arrow over several layers passes
 * through a slot of its own in each, which is why none crosses a card.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1981.4308636">Sugiyama, Tagawa and Toda: Methods for Visual Understanding of
 *     Hierarchical System Structures</a>
 */
final class Layers {

    private final List<List<Slot>> layers = new ArrayList<>();
    private final List<Hop> hops = new ArrayList<>();

    Layers(List<Card> cards, List<Arrow> arrows) {
        Map<String, Integer> depths = depths(cards, arrows);
        Map<String, Slot> slots = new LinkedHashMap<>();
        cards.forEach(card ->
                slots.put(card.id(), add(depths.getOrDefault(card.id(), 0), card.id(), Optional.of(card))));
        for (int number = 0; number < arrows.size(); number++) {
            Arrow arrow = arrows.get(number);
            Slot at = Objects.requireNonNull(slots.get(arrow.from()), arrow.from());
            Slot end = Objects.requireNonNull(slots.get(arrow.to()), arrow.to());
            while (at.layer() + 1 < end.layer()) {
                Slot next = add(at.layer() + 1, "arrow " + number + " in " + at.layer(), Optional.empty());
                hops.add(new Hop(at, next, arrow));
                at = next;
            }
            hops.add(new Hop(at, end, arrow));
        }
    }

    /** From left to right, each from top to bottom; as written at first. */
    List<List<Slot>> layers() {
        return layers;
    }

    List<Hop> hops() {
        return hops;
    }

    private Slot add(int layer, String id, Optional<Card> card) {
        while (layers.size() <= layer) {
            layers.add(new ArrayList<>());
        }
        Slot slot = new Slot(layer, id, card);
        layers.get(layer).add(slot);
        return slot;
    }

    /** Longest paths; after as many rounds as there are cards nothing changes any more. */
    private static Map<String, Integer> depths(List<Card> cards, List<Arrow> arrows) {
        Map<String, Integer> depths = new HashMap<>();
        int first = cards.stream().anyMatch(Card::outside) ? 1 : 0;
        cards.forEach(card -> depths.put(card.id(), card.outside() ? 0 : first));
        for (int round = 0; round < cards.size(); round++) {
            for (Arrow arrow : arrows) {
                depths.merge(arrow.to(), depths.getOrDefault(arrow.from(), 0) + 1, Math::max);
            }
        }
        return depths;
    }
}
