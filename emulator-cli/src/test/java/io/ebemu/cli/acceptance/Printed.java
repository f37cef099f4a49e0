/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What verbs print under {@code --json}: one document, or one object a line, and nothing else. The schemas lie beside
 * this class, one for each kind of document.
 */
final class Printed {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Printed() {}

    /** The one document of a verb that succeeded. */
    static JsonNode document(String schema, Finished finished) {
        assertThat(finished.exitCode()).as(finished.toString()).isZero();
        return valid(schema, finished.output());
    }

    /** The objects of a verb that printed a stream. */
    static List<JsonNode> lines(String schema, String output) {
        return output.lines().map(line -> valid(schema, line)).toList();
    }

    /** One document by that schema, whatever the exit code was. */
    static JsonNode valid(String schema, String text) {
        JsonNode document;
        try {
            document = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one JSON document: " + text, e);
        }
        assertThat(schema(schema).validate(text, InputFormat.JSON))
                .as(schema + ": " + text)
                .isEmpty();
        assertNothingIsNull(document, text);
        return document;
    }

    /** What is absent is left out. */
    private static void assertNothingIsNull(JsonNode node, String text) {
        assertThat(node.isNull()).as("a null in " + text).isFalse();
        node.forEach(child -> assertNothingIsNull(child, text));
    }

    private static Schema schema(String name) {
        try (InputStream file = Printed.class.getResourceAsStream("schema/" + name + ".json")) {
            assertThat(file).as("schema " + name).isNotNull();
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
