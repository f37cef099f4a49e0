/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of one kind of object. Every key that has no effect here gives a warning, except keys beginning with {@code
 * _}, which people use for comments.
 *
 * @param title what the object is, in one sentence
 * @param reference the address of the page that describes it, or empty
 * @param keys its keys by name, in the order in which they are documented
 * @param alternatives keys of which an object needs one at least; none if it needs none
 * @param advice what to write instead, by keys of other formats or other places
 */
public record KeyTable(
        String title, String reference, Map<String, Key> keys, List<String> alternatives, Map<String, String> advice) {

    public KeyTable {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        alternatives = List.copyOf(alternatives);
        advice = Map.copyOf(advice);
    }

    /** A table of these keys, in this order. */
    public static KeyTable of(String title, Key first, Key... others) {
        Map<String, Key> byName = new LinkedHashMap<>();
        byName.put(first.name(), first);
        for (Key key : others) {
            if (byName.put(key.name(), key) != null) {
                throw new IllegalArgumentException("key " + key.name() + " is there twice");
            }
        }
        return new KeyTable(title, "", byName, List.of(), Map.of());
    }

    /** This table, with the page that describes the object. */
    public KeyTable describedAt(String address) {
        return new KeyTable(title, address, keys, alternatives, advice);
    }

    /** This table; an object needs one of these keys at least. */
    public KeyTable needingOneOf(String... names) {
        return new KeyTable(title, reference, keys, List.of(names), advice);
    }

    /** This table, with advice for keys that are not its own. */
    public KeyTable advising(Map<String, String> foreign) {
        return new KeyTable(title, reference, keys, alternatives, foreign);
    }

    /** The names of the keys that have an effect here. */
    public Set<String> read() {
        return keys.values().stream().filter(Key::read).map(Key::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Warns of every key that has no effect here. */
    public void check(Node.Mapping mapping, Problems problems) {
        for (Node.Member member : mapping.members()) {
            Optional<Key> known = Optional.ofNullable(keys.get(member.key()));
            if (known.isPresent()) {
                known.filter(key -> !key.read()).ifPresent(key -> warn(key, member, problems));
            } else if (!member.key().startsWith("_")) {
                warn(member, problems);
            }
        }
    }

    private static void warn(Key key, Node.Member member, Problems problems) {
        if (key.treatment() == Treatment.NO_EFFECT) {
            misplaced(member, key.description(), problems);
        } else if (!member.value().empty()) {
            problems.warning(
                    member.place(),
                    "key-not-emulated",
                    "is not emulated yet: production would honour it, here it has no effect");
        }
    }

    private void warn(Node.Member member, Problems problems) {
        String key = member.key();
        String advised = advice.get(key);
        if (advised != null) {
            misplaced(member, advised, problems);
        } else {
            problems.warning(
                    member.place(),
                    "key-unknown",
                    "\"" + Excerpt.of(key) + "\" is no key that is known here, and has no effect" + suggestion(key));
        }
    }

    private static void misplaced(Node.Member member, String advised, Problems problems) {
        problems.warning(
                member.place(), "key-misplaced", "\"" + Excerpt.of(member.key()) + "\" has no effect here; " + advised);
    }

    private String suggestion(String key) {
        return NearestName.of(key, read())
                .or(() -> NearestName.of(key, named(Treatment.NOT_EMULATED)))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("; remove it");
    }

    private Set<String> named(Treatment treatment) {
        return keys.values().stream()
                .filter(key -> key.treatment() == treatment)
                .map(Key::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
