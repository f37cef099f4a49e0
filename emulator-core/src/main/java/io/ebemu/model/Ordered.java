/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Copies that have one order, the user's or the natural one; {@link Map#copyOf} and {@code Set.copyOf} have none. */
final class Ordered {

    private Ordered() {}

    static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <T extends Comparable<T>> Set<T> sortedCopyOf(Set<T> set) {
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }
}
