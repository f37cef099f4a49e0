/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads JSON as RFC 8259 has it: nothing is repaired, since AWS would not repair it either. */
public final class JsonDocument {

    private static final int MAX_DEPTH = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private JsonDocument() {}

    /**
     * The document's root; empty, with a problem, if there is none.
     *
     * @param file the file as messages should name it
     */
    public static Optional<Node> read(byte[] content, String file, Problems problems) {
        return Utf8.decode(content, file, problems).flatMap(text -> parse(text, file, problems));
    }

    private static Optional<Node> parse(String text, String file, Problems problems) {
        TextPosition position = new TextPosition(file, text);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                problems.error(position.at(0), "json-empty", "the file is empty; it has to be a JSON object");
                return Optional.empty();
            }
            Node root = new NodeReader(parser, file, true, problems).read("");
            if (parser.nextToken() != null) {
                int rest = (int) parser.currentTokenLocation().getCharOffset();
                problems.error(
                        position.at(rest),
                        "json-syntax",
                        "not valid JSON: the document has ended, and more follows; remove what follows");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (StreamConstraintsException e) {
            problems.error(
                    position.at(offset(e)),
                    "json-too-deep",
                    "lists and objects are nested deeper than " + MAX_DEPTH
                            + " levels, or a number or key is too long; shorten it");
            return Optional.empty();
        } catch (JsonProcessingException e) {
            boolean colonExpected = e.getOriginalMessage().contains("expecting a colon");
            new JsonSyntaxError(text, offset(e), colonExpected).describe(position, problems);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static int offset(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : (int) Math.max(0, e.getLocation().getCharOffset());
    }
}
