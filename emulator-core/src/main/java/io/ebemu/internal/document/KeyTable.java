/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys of one kind of object: those read here, and those that deserve better than "unknown". Every key that is not
 * read gives a warning, except keys beginning with {@code _}, which people use for comments.
 *
 * @param read the keys that have an effect
 * @param notEmulated the keys that have an effect in production only
 * @param advice what to write instead, by keys of other formats or other places
 */
public record KeyTable(Set<String> read, Set<String> notEmulated, Map<String, String> advice) {

    public KeyTable {
        read = Set.copyOf(read);
        notEmulated = Set.copyOf(notEmulated);
        advice = Map.copyOf(advice);
    }

    /** A table of keys that are read. */
    public static KeyTable of(String... read) {
        return new KeyTable(Set.of(read), Set.of(), Map.of());
    }

    /** This table, with keys that have an effect in production only. */
    public KeyTable notEmulating(String... keys) {
        return new KeyTable(read, Set.of(keys), advice);
    }

    /** This table, with advice for one key more. */
    public KeyTable advising(String key, String advised) {
        Map<String, String> more = new LinkedHashMap<>(advice);
        more.put(key, advised);
        return new KeyTable(read, notEmulated, more);
    }

    /** Warns of every key that is not read. */
    public void check(Node.Mapping mapping, Problems problems) {
        mapping.members().stream()
                .filter(member -> !read.contains(member.key()) && !member.key().startsWith("_"))
                .forEach(member -> warn(member, problems));
    }

    private void warn(Node.Member member, Problems problems) {
        String key = member.key();
        String advised = advice.get(key);
        if (notEmulated.contains(key)) {
            if (!member.value().empty()) {
                problems.warning(
                        member.place(),
                        "key-not-emulated",
                        "is not emulated yet: production would honour it, here it has no effect");
            }
        } else if (advised != null) {
            problems.warning(
                    member.place(), "key-misplaced", "\"" + Excerpt.of(key) + "\" has no effect here; " + advised);
        } else {
            problems.warning(
                    member.place(),
                    "key-unknown",
                    "\"" + Excerpt.of(key) + "\" is no key that is known here, and has no effect" + suggestion(key));
        }
    }

    private String suggestion(String key) {
        return NearestName.of(key, read)
                .or(() -> NearestName.of(key, notEmulated))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("; remove it");
    }
}
