/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A colour for each container's name, the same one in every run. It follows from the name; of two names that would have
 * the same one, the later in the alphabet gets another.
 */
final class NameColours {

    private final int count;
    private final Map<String, Integer> colours = new HashMap<>();

    /** @param count how many colours there are */
    NameColours(int count) {
        this.count = count;
    }

    /** Chooses colours for all of them; those that have one keep it. */
    void admit(Collection<String> names) {
        names.stream()
                .sorted()
                .filter(name -> !colours.containsKey(name))
                .forEach(name -> colours.put(name, free(name)));
    }

    int of(String name) {
        return colours.computeIfAbsent(name, this::free);
    }

    private int free(String name) {
        int own = Math.floorMod(name.hashCode(), count);
        for (int i = 0; i < count; i++) {
            int next = (own + i) % count;
            if (!colours.containsValue(next)) {
                return next;
            }
        }
        return own;
    }
}
