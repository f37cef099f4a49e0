/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** JSON that can be changed into what no library would write: keys repeat, and a value may be any text at all. */
sealed interface Json {

    /** An object; keys may repeat. */
    record Obj(List<Member> members) implements Json {

        static Obj empty() {
            return new Obj(new ArrayList<>());
        }

        Obj with(String key, Json value) {
            members.add(new Member(key, value));
            return this;
        }

        Obj with(String key, String value) {
            return with(key, text(value));
        }
    }

    /** A member of an object. */
    record Member(String key, Json value) {}

    /** A list. */
    record Arr(List<Json> items) implements Json {

        static Arr empty() {
            return new Arr(new ArrayList<>());
        }

        static Arr of(Json... items) {
            return new Arr(new ArrayList<>(List.of(items)));
        }
    }

    /** Anything, as it stands in the file. */
    record Raw(String text) implements Json {}

    static Json text(String value) {
        return new Raw(quoted(value));
    }

    static Json number(long value) {
        return new Raw(Long.toString(value));
    }

    static Json flag(boolean value) {
        return new Raw(Boolean.toString(value));
    }

    /** The tree of a document; empty if it is no JSON. */
    static Optional<Json> parse(byte[] document) {
        try {
            JsonNode root = new ObjectMapper().readTree(document);
            return root == null || root.isMissingNode() ? Optional.empty() : Optional.of(of(root));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Json of(JsonNode node) {
        if (node.isObject()) {
            Obj object = Obj.empty();
            node.properties().forEach(field -> object.with(field.getKey(), of(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            Arr array = Arr.empty();
            node.forEach(item -> array.items().add(of(item)));
            return array;
        }
        return new Raw(node.toString());
    }

    /** The document, on one line or many. */
    static String print(Json root, RandomGenerator random) {
        StringBuilder out = new StringBuilder();
        String newLine = List.of("", "\n", "\n  ", "\r\n\t").get(random.nextInt(4));
        print(root, newLine, out);
        return out.toString();
    }

    private static void print(Json node, String newLine, StringBuilder out) {
        String separator = "";
        if (node instanceof Obj object) {
            out.append('{');
            for (Member member : object.members()) {
                out.append(separator)
                        .append(newLine)
                        .append(quoted(member.key()))
                        .append(": ");
                print(member.value(), newLine, out);
                separator = ",";
            }
            out.append(newLine).append('}');
        } else if (node instanceof Arr array) {
            out.append('[');
            for (Json item : array.items()) {
                out.append(separator);
                print(item, newLine, out);
                separator = ", ";
            }
            out.append(']');
        } else if (node instanceof Raw raw) {
            out.append(raw.text());
        }
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
