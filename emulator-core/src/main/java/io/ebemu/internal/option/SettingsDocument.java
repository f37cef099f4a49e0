/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document that is put together from values that stand in several files. */
final class SettingsDocument {

    private final Place start;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private Optional<Place> first = Optional.empty();

    /** @param start what stands for its place while it is empty */
    SettingsDocument(Place start) {
        this.start = start;
    }

    /** Sets a value of a section, in place of an earlier one. */
    void put(String section, String key, Node value) {
        section(section, value.place()).set(key, value);
    }

    /** Sets a value. */
    void put(String key, Node value) {
        set(key, value);
    }

    /** The section of that name. */
    SettingsDocument section(String name, Place place) {
        note(place);
        if (members.get(name) instanceof SettingsDocument section) {
            return section;
        }
        SettingsDocument section = new SettingsDocument(place);
        members.put(name, section);
        return section;
    }

    private void set(String key, Node value) {
        note(value.place());
        members.put(key, value);
    }

    private void note(Place place) {
        first = first.or(() -> Optional.of(place));
    }

    /** All of it. */
    Node.Mapping node() {
        List<Node.Member> all = new ArrayList<>();
        members.forEach((key, value) -> {
            Node node = value instanceof SettingsDocument section ? section.node() : (Node) value;
            all.add(new Node.Member(key, node.place(), node));
        });
        return new Node.Mapping(first.orElse(start), all);
    }

    /** A text, number or boolean as YAML has it. */
    static Node.Scalar scalar(String text, Place place) {
        return new Node.Scalar(place, text, Node.Type.UNTYPED);
    }
}
