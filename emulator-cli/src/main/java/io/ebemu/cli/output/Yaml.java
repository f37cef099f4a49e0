/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** YAML text from {@link JsonObject}s, in blocks; texts that YAML might take for something else are quoted. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");
    private static final Pattern ANOTHER_TYPE = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|inf|nan");
    private static final String STEP = "  ";

    private final Json json = new Json();

    /** The document. */
    String document(JsonObject object) {
        StringBuilder text = new StringBuilder();
        object(text, object, "");
        return text.toString();
    }

    private void object(StringBuilder text, JsonObject object, String indent) {
        for (Map.Entry<String, Object> field : object.fields().entrySet()) {
            text.append(indent).append(scalar(field.getKey())).append(':');
            value(text, field.getValue(), indent);
        }
    }

    private void value(StringBuilder text, Object value, String indent) {
        if (value instanceof JsonObject object && !object.fields().isEmpty()) {
            text.append('\n');
            object(text, object, indent + STEP);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list.forEach(one -> text.append(indent)
                    .append(STEP)
                    .append("- ")
                    .append(scalar(one))
                    .append('\n'));
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private String scalar(Object value) {
        if (value instanceof JsonObject) {
            return "{}";
        }
        if (value instanceof List) {
            return "[]";
        }
        String text = value.toString();
        if (value instanceof Number
                || value instanceof Boolean
                || (PLAIN.matcher(text).matches() && !ANOTHER_TYPE.matcher(text).matches())) {
            return text;
        }
        return json.text(text);
    }
}
