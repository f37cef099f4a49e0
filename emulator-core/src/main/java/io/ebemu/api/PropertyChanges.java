/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is set and removed of an environment's properties by hand, as {@code eb setenv} does: it holds against {@code
 * ebemu.yml} until it is changed again or the environment is terminated.
 *
 * @param set values by name; they may be secrets
 * @param removed names of properties that containers are not to get, though {@code ebemu.yml} have them
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb3-setenv.html">eb setenv</a>
 */
public record PropertyChanges(Map<String, String> set, Set<String> removed) {

    public PropertyChanges {
        set = Map.copyOf(set);
        removed = Set.copyOf(removed);
    }

    /** No change. */
    public static PropertyChanges none() {
        return new PropertyChanges(Map.of(), Set.of());
    }

    /** These changes, and then others. */
    public PropertyChanges then(PropertyChanges later) {
        Map<String, String> both = new TreeMap<>(set);
        both.keySet().removeAll(later.removed);
        both.putAll(later.set);
        Set<String> gone = new TreeSet<>(removed);
        gone.addAll(later.removed);
        gone.removeAll(later.set.keySet());
        return new PropertyChanges(both, gone);
    }

    /** Whether these properties have all that is set and nothing that is removed. */
    public boolean areIn(Map<String, String> properties) {
        return properties.entrySet().containsAll(set.entrySet())
                && removed.stream().noneMatch(properties::containsKey);
    }

    /** Whether a property is set or removed. */
    public boolean concern(String name) {
        return set.containsKey(name) || removed.contains(name);
    }

    /** Values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "PropertyChanges[set=" + new TreeSet<>(set.keySet()) + ", removed=" + new TreeSet<>(removed) + "]";
    }
}
