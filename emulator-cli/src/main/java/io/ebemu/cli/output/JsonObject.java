/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object in the making: fields in the order they were added, absent ones left out. */
public final class JsonObject {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** An object of texts. */
    public static JsonObject of(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::with);
        return object;
    }

    public JsonObject with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    public JsonObject with(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    public Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** A text that must be there. */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new IllegalArgumentException("JSON object without \"" + name + "\""));
    }

    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(fields.get(name)).map(Object::toString);
    }

    /** A whole number that must be there. */
    public int number(String name) {
        return optionalNumber(name)
                .orElseThrow(() -> new IllegalArgumentException("JSON object without number \"" + name + "\""));
    }

    public Optional<Integer> optionalNumber(String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).intValue());
    }

    /** Whether the field is there and true. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** The object in that field; an empty one if there is none. */
    public JsonObject object(String name) {
        return fields.get(name) instanceof JsonObject object ? object : new JsonObject();
    }

    /** The objects in that field's array; empty if there is none. */
    public List<JsonObject> objects(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }
}
