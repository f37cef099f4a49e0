/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a table of keys as a JSON Schema for editors.
 *
 * <p>It is of draft 7, the latest that the editors in use read in full. Keys that the table does not know are allowed,
 * since they are warnings only. Types are strict, so that an editor marks a number in quotes where a reader takes it and
 * warns. A null is allowed wherever a key may be absent. There is no {@code $id}: the schema has no address.
 *
 * @see <a href="https://json-schema.org/draft-07/json-schema-validation">JSON Schema, draft 7</a>
 */
public final class JsonSchema {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private static final Raw NULL = new Raw("null");

    private final Texts texts;

    private JsonSchema(Texts texts) {
        this.texts = texts;
    }

    /** What a reader takes for text. */
    public enum Texts {
        /** Strings: JSON, where quotes tell. */
        QUOTED,
        /** Any scalar: YAML, where {@code EngineVersion: 15} needs no quotes. */
        ANY_SCALAR
    }

    /** The schema of a document whose root has these keys. */
    public static String of(KeyTable root, Texts texts) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DRAFT);
        schema.put("title", root.title());
        new JsonSchema(texts).object(root, false, schema);
        return print(schema);
    }

    private void object(KeyTable table, boolean orNull, Map<String, Object> schema) {
        schema.put("type", type(orNull, "object"));
        List<String> required = table.keys().values().stream()
                .filter(Key::mandatory)
                .map(Key::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (!table.alternatives().isEmpty()) {
            schema.put(
                    "anyOf",
                    table.alternatives().stream()
                            .map(name -> Map.of("required", List.of(name)))
                            .toList());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        table.keys().values().forEach(key -> properties.put(key.name(), property(key)));
        new TreeMap<>(table.advice()).forEach((key, advice) -> properties.put(key, discouraged(advice)));
        schema.put("properties", properties);
    }

    private Map<String, Object> property(Key key) {
        if (key.treatment() == Treatment.NO_EFFECT) {
            return discouraged(key.description());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title(key));
        schema.put("description", key.description() + key.treatment().remark());
        value(key.type(), !key.mandatory(), schema);
        if (!key.defaultValue().isEmpty()) {
            schema.put("default", literal(key.type(), key.defaultValue()));
        }
        if (!key.examples().isEmpty()) {
            schema.put(
                    "examples",
                    key.examples().stream()
                            .map(example -> literal(key.type(), example))
                            .toList());
        }
        return schema;
    }

    private static String title(Key key) {
        return key.type() instanceof KeyType.WholeNumber number
                        && !number.unit().isEmpty()
                ? key.name() + " (" + number.unit() + ")"
                : key.name();
    }

    /** These are words of editors, not of draft 7: they mark such a key, say why, and do not propose it. */
    private static Map<String, Object> discouraged(String advice) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("deprecationMessage", "It has no effect here; " + advice + ".");
        schema.put("doNotSuggest", true);
        return schema;
    }

    private void value(KeyType type, boolean orNull, Map<String, Object> schema) {
        if (type instanceof KeyType.Text text) {
            text(text, orNull, schema);
        } else if (type instanceof KeyType.WholeNumber number) {
            schema.put("type", type(orNull, "integer"));
            limit("minimum", number.lowest(), Integer.MIN_VALUE, schema);
            limit("maximum", number.highest(), Integer.MAX_VALUE, schema);
        } else if (type instanceof KeyType.Flag) {
            schema.put("type", type(orNull, "boolean"));
        } else if (type instanceof KeyType.ListOf list) {
            schema.put("type", type(orNull, "array"));
            limit("minItems", list.fewest(), 0, schema);
            limit("maxItems", list.most(), Integer.MAX_VALUE, schema);
            schema.put("items", value(list.items(), false));
        } else if (type instanceof KeyType.ObjectOf object) {
            object(object.keys(), orNull, schema);
        } else if (type instanceof KeyType.MapOf map) {
            schema.put("type", type(orNull, "object"));
            schema.put("additionalProperties", value(map.values(), true));
        } else if (type instanceof KeyType.Either either) {
            schema.put("anyOf", List.of(value(either.one(), orNull), value(either.other(), false)));
        }
    }

    private Map<String, Object> value(KeyType type, boolean orNull) {
        Map<String, Object> schema = new LinkedHashMap<>();
        value(type, orNull, schema);
        return schema;
    }

    private void text(KeyType.Text text, boolean orNull, Map<String, Object> schema) {
        if (!text.words().isEmpty()) {
            List<Object> words = new ArrayList<>(text.words());
            if (orNull) {
                words.add(NULL);
            }
            schema.put("enum", words);
            return;
        }
        schema.put(
                "type", texts == Texts.QUOTED ? type(orNull, "string") : type(orNull, "string", "number", "boolean"));
        if (!text.pattern().isEmpty()) {
            schema.put("pattern", "^(" + text.pattern() + ")$");
        }
    }

    private static Object type(boolean orNull, String... names) {
        List<String> types = new ArrayList<>(List.of(names));
        if (orNull) {
            types.add("null");
        }
        return types.size() == 1 ? types.get(0) : types;
    }

    private static void limit(String keyword, int value, int none, Map<String, Object> schema) {
        if (value != none) {
            schema.put(keyword, value);
        }
    }

    private static Object literal(KeyType type, String written) {
        return type instanceof KeyType.Text ? written : new Raw(written);
    }

    private static String print(Map<String, Object> schema) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
            write(schema, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName(member.getKey().toString());
                write(member.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else {
            generator.writeRawValue(value.toString());
        }
    }

    /** A value as JSON writes it. */
    private record Raw(String json) {

        @Override
        public String toString() {
            return json;
        }
    }
}
