/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads an object's members as the types they should have. A wrong type is a problem and counts as absent; a number or
 * boolean given as a string, or the reverse, is a warning.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final Problems problems;

    public Fields(Node.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Where the object begins. */
    public Place place() {
        return mapping.place();
    }

    /** Where the key's value begins; if there is none, the object, named as if it had one. */
    public Place place(String key) {
        return mapping.value(key)
                .map(Node::place)
                .orElseGet(() -> mapping.place().member(key));
    }

    /** The object itself. */
    public Node node() {
        return mapping;
    }

    /** The key's value, whatever its type. */
    public Optional<Node> value(String key) {
        return mapping.value(key);
    }

    /** Whether the key is given, even with a value of a wrong type. */
    public boolean has(String key) {
        return mapping.value(key).isPresent();
    }

    /** Whether the key's value is a list without items. */
    public boolean isEmptyList(String key) {
        return mapping.value(key)
                .filter(value -> value instanceof Node.Sequence && value.empty())
                .isPresent();
    }

    /** Reports an error. */
    public void problem(Place place, String code, String message) {
        problems.error(place, code, message);
    }

    /** Reports a warning. */
    public void caution(Place place, String code, String message) {
        problems.warning(place, code, message);
    }

    /** A string. */
    public Optional<Located<String>> text(String key) {
        return mapping.value(key).flatMap(this::text);
    }

    /** A string that is not blank; a blank one counts as absent. */
    public Optional<Located<String>> word(String key) {
        return text(key).filter(text -> !text.value().isBlank());
    }

    /**
     * A whole number.
     *
     * @param unit what it counts, for messages: {@code of MiB}, or empty
     */
    public Optional<Located<Integer>> integer(String key, String unit) {
        return mapping.value(key).flatMap(node -> new IntegerReader(unit, problems).read(node));
    }

    /** A boolean. */
    public Optional<Located<Boolean>> flag(String key) {
        return mapping.value(key).flatMap(this::flag);
    }

    /** A list's items; none if the key is absent. */
    public List<Node> list(String key, String example) {
        return mapping.value(key).map(node -> list(node, example)).orElse(List.of());
    }

    /** A list's items, each of which should be an object. */
    public List<Fields> objects(String key, String example) {
        return list(key, example).stream()
                .flatMap(item -> object(item, example).stream())
                .toList();
    }

    /** A list's items, each of which should be a string. */
    public List<Located<String>> texts(String key, String example) {
        return list(key, example).stream().flatMap(item -> text(item).stream()).toList();
    }

    /** A list's items, each of which should be a whole number. */
    public List<Located<Integer>> integers(String key, String example) {
        IntegerReader reader = new IntegerReader("", problems);
        return list(key, example).stream()
                .flatMap(item -> reader.read(item).stream())
                .toList();
    }

    /** An object's values, each of which should be a string, by their keys; a null counts as absent. */
    public Map<String, Located<String>> textsByKey(String key, String example) {
        Map<String, Located<String>> texts = new LinkedHashMap<>();
        object(key, example).stream()
                .flatMap(Fields::members)
                .filter(member -> !(member.value() instanceof Node.Null))
                .forEach(member -> text(member.value()).ifPresent(text -> texts.put(member.key(), text)));
        return texts;
    }

    /** An object. */
    public Optional<Fields> object(String key, String example) {
        return mapping.value(key).flatMap(node -> object(node, example));
    }

    /** The members, in the order written. */
    public Stream<Node.Member> members() {
        return mapping.members().stream();
    }

    /** The keys, in the order written. */
    public List<String> keys() {
        return members().map(Node.Member::key).toList();
    }

    /** Warns of every key that the table does not know. */
    public Fields checkedBy(KeyTable keys) {
        keys.check(mapping, problems);
        return this;
    }

    /** A value as a string. */
    public Optional<Located<String>> text(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return wrongType(node, "a string", "");
        }
        if (scalar.type() == Node.Type.NUMBER || scalar.type() == Node.Type.BOOLEAN) {
            problems.warning(
                    scalar.place(),
                    "string-expected",
                    "expected a string, got " + scalar.kind() + ", which is taken as its text; put it in quotes");
        }
        return Optional.of(new Located<>(scalar.text(), scalar.place()));
    }

    /** A value as an object. */
    public Optional<Fields> object(Node node, String example) {
        return node instanceof Node.Mapping object
                ? Optional.of(new Fields(object, problems))
                : wrongType(node, "an object", example);
    }

    private List<Node> list(Node node, String example) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        wrongType(node, "a list", example);
        return List.of();
    }

    private Optional<Located<Boolean>> flag(Node node) {
        if (!(node instanceof Node.Scalar scalar)
                || !(scalar.text().equals("true") || scalar.text().equals("false"))) {
            return wrongType(node, "true or false", "");
        }
        if (scalar.type() == Node.Type.STRING) {
            problems.warning(
                    scalar.place(),
                    "boolean-as-string",
                    "expected true or false, got a string, which is taken as the boolean; remove the quotes");
        }
        return Optional.of(new Located<>(Boolean.valueOf(scalar.text()), scalar.place()));
    }

    private <T> Optional<T> wrongType(Node node, String expected, String example) {
        problems.error(
                node.place(),
                "wrong-type",
                "expected " + expected + ", got " + node.kind()
                        + (example.isEmpty() ? "" : "; write it like " + example));
        return Optional.empty();
    }
}
