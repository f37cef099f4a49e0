/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One key at one place of a document, which can be written there.
 *
 * @param above the keys above it, from the root on
 * @param table the table it is in
 * @param key the key
 */
public record KeySite(List<Key> above, KeyTable table, Key key) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every key of a document that does something in production, wherever it may stand. */
    public static List<KeySite> all(KeyTable root) {
        List<KeySite> sites = new ArrayList<>();
        collect(List.of(), root, sites);
        return sites;
    }

    private static void collect(List<Key> above, KeyTable table, List<KeySite> sites) {
        for (Key key : table.keys().values()) {
            if (key.treatment() == Treatment.NO_EFFECT) {
                continue;
            }
            sites.add(new KeySite(above, table, key));
            List<Key> path = new ArrayList<>(above);
            path.add(key);
            tables(key.type()).forEach(inner -> collect(path, inner, sites));
        }
    }

    private static Stream<KeyTable> tables(KeyType type) {
        if (type instanceof KeyType.ObjectOf object) {
            return Stream.of(object.keys());
        } else if (type instanceof KeyType.ListOf list) {
            return tables(list.items());
        } else if (type instanceof KeyType.MapOf map) {
            return tables(map.values());
        } else if (type instanceof KeyType.Either either) {
            return Stream.concat(tables(either.one()), tables(either.other()));
        }
        return Stream.of();
    }

    /** The document with this value here, as JSON. */
    public String write(String document, String value) {
        ObjectNode root = (ObjectNode) parse(document);
        parent(root).set(key.name(), parse(value));
        return root.toString();
    }

    /** The document without this key. */
    public String remove(String document) {
        ObjectNode root = (ObjectNode) parse(document);
        parent(root).remove(key.name());
        return root.toString();
    }

    /** The object that the key belongs to; what is not in the document is taken from the examples. */
    private ObjectNode parent(ObjectNode root) {
        ObjectNode object = root;
        boolean fromExample = false;
        for (Key step : above) {
            fromExample = !object.path(step.name()).isContainerNode();
            if (fromExample) {
                object.set(step.name(), parse(example(step)));
            }
            object = inner(object.get(step.name()), step.type());
        }
        if (fromExample && table.alternatives().contains(key.name())) {
            object.removeAll();
        }
        return object;
    }

    private static ObjectNode inner(JsonNode node, KeyType type) {
        if (type instanceof KeyType.ListOf list) {
            return inner(node.get(0), list.items());
        } else if (type instanceof KeyType.MapOf map) {
            return inner(node.elements().next(), map.values());
        }
        return (ObjectNode) node;
    }

    private static String example(Key step) {
        return step.examples().stream()
                .filter(example -> example.startsWith("{") || example.startsWith("["))
                .findFirst()
                .orElseThrow(() -> new AssertionError(step.name() + " needs an example"));
    }

    /** Its examples and its default, as JSON. */
    public List<String> fittingValues() {
        return Stream.concat(
                        key.examples().stream(), Stream.of(key.defaultValue()).filter(text -> !text.isEmpty()))
                .map(text -> key.type() instanceof KeyType.Text
                        ? TextNode.valueOf(text).toString()
                        : text)
                .toList();
    }

    /** Values of other types, unknown words, and numbers beyond the limits, as JSON. */
    public List<String> wrongValues() {
        return wrongValues(key.type());
    }

    private static List<String> wrongValues(KeyType type) {
        List<String> wrong = new ArrayList<>();
        if (type instanceof KeyType.Text text) {
            wrong.addAll(List.of("[\"x\"]", "{\"x\": 1}"));
            if (!text.words().isEmpty()) {
                wrong.add("\"nonsense\"");
            }
        } else if (type instanceof KeyType.WholeNumber number) {
            wrong.addAll(List.of("\"many\"", "true", "1.5", "[1]", "{}"));
            if (number.lowest() != Integer.MIN_VALUE) {
                wrong.add(String.valueOf(number.lowest() - 1));
            }
            if (number.highest() != Integer.MAX_VALUE) {
                wrong.add(String.valueOf(number.highest() + 1));
            }
        } else if (type instanceof KeyType.Flag) {
            wrong.addAll(List.of("\"maybe\"", "1", "[]", "{}"));
        } else if (type instanceof KeyType.ListOf list) {
            wrong.addAll(List.of("\"x\"", "1", "{}"));
            wrongValues(list.items()).forEach(item -> wrong.add("[" + item + "]"));
            if (list.fewest() > 0) {
                wrong.add("[]");
            }
        } else if (type instanceof KeyType.ObjectOf) {
            wrong.addAll(List.of("\"x\"", "1", "[]"));
        } else if (type instanceof KeyType.MapOf map) {
            wrong.addAll(List.of("\"x\"", "1", "[]"));
            wrongValues(map.values()).forEach(value -> wrong.add("{\"x\": " + value + "}"));
        } else if (type instanceof KeyType.Either) {
            wrong.addAll(List.of("[]"));
        }
        return wrong;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        above.forEach(step -> path.append(step.name()).append('.'));
        return path + key.name();
    }
}
