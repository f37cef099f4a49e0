/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.List;

/**
 * One key of an object: all that readers, the JSON Schema and the documentation say about it.
 *
 * @param name the key as written
 * @param type what its value should be
 * @param description what it does here, in whole sentences; of a key without effect, what to do instead
 * @param treatment what becomes of it
 * @param mandatory whether an object without it is incomplete
 * @param defaultValue what counts if it is absent: a word, number or boolean, or empty
 * @param examples values: words, numbers and booleans as they are, all else as JSON
 * @param source where production's behaviour is described, if the table's page does not say it; or empty
 */
public record Key(
        String name,
        KeyType type,
        String description,
        Treatment treatment,
        boolean mandatory,
        String defaultValue,
        List<String> examples,
        String source) {

    public Key {
        examples = List.copyOf(examples);
    }

    /** An optional key that is honoured. */
    public static Key of(String name, KeyType type, String description) {
        return new Key(name, type, description, Treatment.HONOURED, false, "", List.of(), "");
    }

    /**
     * A key that production ignores as well.
     *
     * @param advice what to do instead, as half a sentence
     */
    public static Key idle(String name, String advice) {
        return of(name, KeyType.anything(), advice).treated(Treatment.NO_EFFECT);
    }

    /** This key, reproduced here or with a local stand-in. */
    public Key emulated() {
        return treated(Treatment.EMULATED);
    }

    /** This key, which has an effect in production only. */
    public Key notEmulated() {
        return treated(Treatment.NOT_EMULATED);
    }

    private Key treated(Treatment as) {
        return new Key(name, type, description, as, mandatory, defaultValue, examples, source);
    }

    /** This key, without which an object is incomplete. */
    public Key required() {
        return new Key(name, type, description, treatment, true, defaultValue, examples, source);
    }

    /** This key with a default. */
    public Key byDefault(String value) {
        return new Key(name, type, description, treatment, mandatory, value, examples, source);
    }

    /** This key with examples. */
    public Key example(String... values) {
        return new Key(name, type, description, treatment, mandatory, defaultValue, List.of(values), source);
    }

    /** This key with the source of what is said about it. */
    public Key from(String where) {
        return new Key(name, type, description, treatment, mandatory, defaultValue, examples, where);
    }

    /** Whether it does something here. */
    boolean read() {
        return treatment == Treatment.HONOURED || treatment == Treatment.EMULATED;
    }
}
