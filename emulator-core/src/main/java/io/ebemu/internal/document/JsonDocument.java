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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON as RFC 8259 has it: nothing is repaired, since AWS would not repair it either. */
public final class JsonDocument {

    private static final int MAX_DEPTH = 32;

    private static final Pattern WORD_BEFORE = Pattern.compile("^Non-standard token '([^']*)'");
    private static final Pattern CHARACTER_BEFORE = Pattern.compile("^Illegal character|plus signs");

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
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(parser, new TextPosition(file, text), problems);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static Optional<Node> document(JsonParser parser, TextPosition position, Problems problems)
            throws IOException {
        try {
            if (parser.nextToken() == null) {
                problems.error(position.at(0), "json-empty", "the file is empty; it has to be a JSON object");
                return Optional.empty();
            }
            Node root = new NodeReader(parser, position.file(), true, problems).read("");
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
                    position.at((int) parser.currentLocation().getCharOffset() - 1),
                    "json-too-deep",
                    "lists and objects are nested deeper than " + MAX_DEPTH
                            + " levels, or a number or key is too long; shorten it");
            return Optional.empty();
        } catch (JsonProcessingException e) {
            new JsonSyntaxError(position.text(), offset(e), e.getOriginalMessage()).describe(position, problems);
            return Optional.empty();
        }
    }

    /** Where the text cannot go on; the parser tells of some characters and words only once it is past them. */
    private static int offset(JsonProcessingException e) {
        int told = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
        Matcher word = WORD_BEFORE.matcher(e.getOriginalMessage());
        if (word.find()) {
            return Math.max(0, told - word.group(1).length());
        }
        boolean before = CHARACTER_BEFORE.matcher(e.getOriginalMessage()).find();
        return Math.max(0, before ? told - 1 : told);
    }
}
