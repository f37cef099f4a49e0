/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ebemu.error.SourceLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree of one document from a parser's tokens. Both formats come as the same tokens. */
final class NodeReader {

    private final JsonParser parser;
    private final String file;
    private final boolean typed;
    private final Problems problems;

    NodeReader(JsonParser parser, String file, boolean typed, Problems problems) {
        this.parser = parser;
        this.file = file;
        this.typed = typed;
        this.problems = problems;
    }

    /** The value that begins with the parser's current token. */
    Node read(String pointer) throws IOException {
        Place place = here(pointer);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NULL -> new Node.Null(place);
            case VALUE_TRUE, VALUE_FALSE -> scalar(place, Node.Type.BOOLEAN);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(place, Node.Type.NUMBER);
            default -> scalar(place, Node.Type.STRING);
        };
    }

    private Node.Mapping mapping(Place place) throws IOException {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = here(place.member(key).pointer());
            parser.nextToken();
            Node.Member earlier = members.put(key, new Node.Member(key, keyPlace, read(keyPlace.pointer())));
            if (earlier != null) {
                problems.warning(
                        keyPlace,
                        "key-duplicate",
                        "\"" + Excerpt.of(key) + "\" is also on line "
                                + earlier.place().location().line()
                                + "; the last one counts, remove the other");
            }
        }
        return new Node.Mapping(place, List.copyOf(members.values()));
    }

    private Node.Sequence sequence(Place place) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(place.item(items.size()).pointer()));
        }
        return new Node.Sequence(place, items);
    }

    private Node.Scalar scalar(Place place, Node.Type type) throws IOException {
        return new Node.Scalar(place, parser.getText(), typed ? type : Node.Type.UNTYPED);
    }

    private Place here(String pointer) {
        JsonLocation location = parser.currentTokenLocation();
        return new Place(new SourceLocation(file, location.getLineNr(), location.getColumnNr()), pointer);
    }
}
