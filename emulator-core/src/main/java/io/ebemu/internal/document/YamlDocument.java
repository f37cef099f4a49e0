/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.ebemu.error.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads one YAML document. Scalars are their text as written; anchors' aliases and tags are refused. */
public final class YamlDocument {

    private static final int MAX_BYTES = 1 << 20;

    private YamlDocument() {}

    /**
     * The document's root; empty if the file holds none, or, with a problem, if it cannot be read.
     *
     * @param file the file as messages should name it
     */
    public static Optional<Node> read(byte[] content, String file, Problems problems) {
        if (content.length > MAX_BYTES) {
            problems.error(Place.startOf(file), "yaml-too-large", "the file is larger than 1 MiB");
            return Optional.empty();
        }
        return Utf8.decode(content, file, problems).flatMap(text -> parse(text, file, problems));
    }

    private static Optional<Node> parse(String text, String file, Problems problems) {
        try (JsonParser parser = new PlainParser(new YAMLFactory().createParser(text))) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Node root = new NodeReader(parser, file, false, problems).read("");
            if (parser.nextToken() != null) {
                throw new UnsupportedYaml(parser, "a second document; keep only one");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            problems.error(place(e, file), "yaml-syntax", "not valid YAML: " + cause(e));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    /** Where SnakeYAML, whose error is the cause, saw the problem; Jackson only knows the token before. */
    private static Place place(JsonProcessingException e, String file) {
        Optional<Mark> mark = marked(e).map(MarkedYAMLException::getProblemMark);
        Optional<JsonLocation> token = Optional.ofNullable(e.getLocation());
        int line = mark.map(Mark::getLine)
                .or(() -> token.map(JsonLocation::getLineNr).map(number -> number - 1))
                .orElse(0);
        int column = mark.map(Mark::getColumn)
                .or(() -> token.map(JsonLocation::getColumnNr).map(number -> number - 1))
                .orElse(0);
        return new Place(new SourceLocation(file, line + 1, column + 1), "");
    }

    private static String cause(JsonProcessingException e) {
        if (e instanceof UnsupportedYaml) {
            return e.getOriginalMessage();
        }
        String known = marked(e)
                .map(MarkedYAMLException::getProblem)
                .map(String::strip)
                .orElse("a construct or character that is not read here");
        if (known.contains("TAB")) {
            return "a tab in the indentation; indent with spaces";
        }
        // SnakeYAML quotes a tag's name, and what was meant as a value may be a secret.
        return known.contains("tag")
                ? "a value that begins with ! and is not in quotes; write it in quotes"
                : known + "; check quotes, brackets and indentation";
    }

    private static Optional<MarkedYAMLException> marked(JsonProcessingException e) {
        return e.getCause() instanceof MarkedYAMLException marked ? Optional.of(marked) : Optional.empty();
    }

    /** What YAML allows and Jackson would quietly misread. */
    private static final class UnsupportedYaml extends JsonProcessingException {

        private static final long serialVersionUID = 1L;

        UnsupportedYaml(JsonParser parser, String message) {
            super(message, parser.currentTokenLocation());
        }
    }

    private static final class PlainParser extends JsonParserDelegate {

        private final YAMLParser yaml;

        PlainParser(YAMLParser yaml) {
            super(yaml);
            this.yaml = yaml;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (token == JsonToken.VALUE_STRING && yaml.isCurrentAlias()) {
                throw new UnsupportedYaml(yaml, "an alias, which is not read here; write the value itself");
            }
            String tag = token == null ? null : yaml.getTypeId();
            if (tag != null && !tag.startsWith("tag:yaml.org")) {
                throw new UnsupportedYaml(yaml, "a tag, which is not read here; write ${id.Attribute} for a reference");
            }
            return token;
        }
    }
}
