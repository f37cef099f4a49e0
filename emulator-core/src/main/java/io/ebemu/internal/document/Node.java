/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.List;
import java.util.Optional;

/** A value of a document and its place. */
public sealed interface Node {

    /** Where the value begins. */
    Place place();

    /** What kind of value it is, as a noun for messages. */
    String kind();

    /** Whether the value counts as absent: null, or a list without items. An object is something, even an empty one. */
    default boolean empty() {
        return false;
    }

    /**
     * An object.
     *
     * @param place where it begins
     * @param members its members in the order written; a repeated key is kept once, with its last value
     */
    record Mapping(Place place, List<Member> members) implements Node {

        public Mapping {
            members = List.copyOf(members);
        }

        /** The value of a key; null counts as absent, as it does for AWS. */
        public Optional<Node> value(String key) {
            return member(key).map(Member::value).filter(value -> !(value instanceof Null));
        }

        /** The member of that key, even if its value is null. */
        public Optional<Member> member(String key) {
            // Asked for every key of the format in every object: a stream each time would be most of a file's cost.
            for (Member member : members) {
                if (member.key().equals(key)) {
                    return Optional.of(member);
                }
            }
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /**
     * One member of an object.
     *
     * @param key the key
     * @param place where the key begins
     * @param value the value
     */
    record Member(String key, Place place, Node value) {}

    /**
     * A list.
     *
     * @param place where it begins
     * @param items its items
     */
    record Sequence(Place place, List<Node> items) implements Node {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public boolean empty() {
            return items.isEmpty();
        }
    }

    /**
     * A string, number or boolean.
     *
     * @param place where it begins
     * @param text the value, without quotes
     * @param type what the format says it is
     */
    record Scalar(Place place, String text, Type type) implements Node {

        @Override
        public String kind() {
            return switch (type) {
                case NUMBER -> "a number";
                case BOOLEAN -> "a boolean";
                case STRING, UNTYPED -> "a string";
            };
        }
    }

    /**
     * A null.
     *
     * @param place where it stands
     */
    record Null(Place place) implements Node {

        @Override
        public String kind() {
            return "null";
        }

        @Override
        public boolean empty() {
            return true;
        }
    }

    /** The types of scalars. In YAML they are what their reader takes them for. */
    enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        UNTYPED
    }
}
