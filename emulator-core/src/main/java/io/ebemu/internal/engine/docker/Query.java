/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request path with its parameters, encoded. */
final class Query {

    private final StringBuilder text;
    private char separator = '?';

    private Query(String path) {
        this.text = new StringBuilder(path);
    }

    static Query of(String path) {
        return new Query(path);
    }

    /** A path below a resource of that name or id. */
    static Query of(String collection, String id, String rest) {
        return new Query(collection + encode(id) + rest);
    }

    /** A path below an image, whose reference has slashes that belong to the path. */
    static Query ofImage(String reference, String rest) {
        return belowReference("/images/", reference, rest);
    }

    /** What the registry of an image tells of it. */
    static Query ofDistribution(String reference) {
        return belowReference("/distribution/", reference, "/json");
    }

    private static Query belowReference(String collection, String reference, String rest) {
        return new Query(collection + encode(reference).replace("%2F", "/") + rest);
    }

    Query with(String name, Object value) {
        text.append(separator).append(name).append('=').append(encode(value.toString()));
        separator = '&';
        return this;
    }

    /** The engine's filter for resources with all of these labels; an empty value matches any. */
    Query labelled(Map<String, String> labels) {
        return with("filters", labelFilter(labels));
    }

    static ObjectNode labelFilter(Map<String, String> labels) {
        ObjectNode filters = JsonNodeFactory.instance.objectNode();
        ArrayNode label = filters.putArray("label");
        labels.forEach((key, value) -> label.add(value.isEmpty() ? key : key + "=" + value));
        return filters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
