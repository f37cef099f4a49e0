/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.List;

/**
 * What a key's value should be. A null counts as absent, as it does for AWS, so every type has it. The factories make
 * the widest form; methods of the type narrow it.
 */
public sealed interface KeyType {

    /** Any text. */
    static Text text() {
        return new Text("", List.of());
    }

    /** One of these words. */
    static Text word(String... words) {
        return new Text("", List.of(words));
    }

    /**
     * A whole number.
     *
     * @param unit what it counts, such as {@code MiB}, or empty
     */
    static WholeNumber number(String unit) {
        return new WholeNumber(unit, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** True or false. */
    static Flag flag() {
        return new Flag();
    }

    /** A list. */
    static ListOf list(KeyType items) {
        return new ListOf(items, 0, Integer.MAX_VALUE);
    }

    /** An object whose keys are those of a table. */
    static ObjectOf object(KeyTable keys) {
        return new ObjectOf(keys);
    }

    /** An object whose keys the user chooses. */
    static MapOf map(KeyType values) {
        return new MapOf(values);
    }

    /** Either of two types. */
    static Either either(KeyType one, KeyType other) {
        return new Either(one, other);
    }

    /** A value that nobody reads. */
    static Anything anything() {
        return new Anything();
    }

    /**
     * A string.
     *
     * @param pattern an expression, of ECMA 262 without anchors, that the whole of it matches; or empty
     * @param words the only values there are, or none for any
     */
    record Text(String pattern, List<String> words) implements KeyType {

        public Text {
            words = List.copyOf(words);
        }

        /** Text of this form. */
        public Text like(String expression) {
            return new Text(expression, words);
        }
    }

    /**
     * A whole number.
     *
     * @param unit what it counts, or empty
     * @param lowest {@link Integer#MIN_VALUE} for none
     * @param highest {@link Integer#MAX_VALUE} for none
     */
    record WholeNumber(String unit, int lowest, int highest) implements KeyType {

        /** This number, not lower. */
        public WholeNumber from(int least) {
            return new WholeNumber(unit, least, highest);
        }

        /** This number, not higher. */
        public WholeNumber to(int most) {
            return new WholeNumber(unit, lowest, most);
        }
    }

    /** True or false. */
    record Flag() implements KeyType {}

    /**
     * A list.
     *
     * @param items what each item is
     * @param fewest 0 for an empty list
     * @param most {@link Integer#MAX_VALUE} for any number
     */
    record ListOf(KeyType items, int fewest, int most) implements KeyType {

        /** This list, with so many items. */
        public ListOf sized(int least, int atMost) {
            return new ListOf(items, least, atMost);
        }
    }

    /**
     * An object of known keys.
     *
     * @param keys its keys
     */
    record ObjectOf(KeyTable keys) implements KeyType {}

    /**
     * An object of any keys.
     *
     * @param values what each value is
     */
    record MapOf(KeyType values) implements KeyType {}

    /**
     * A value of either type.
     *
     * @param one a type
     * @param other another
     */
    record Either(KeyType one, KeyType other) implements KeyType {}

    /** Any value. */
    record Anything() implements KeyType {}
}
