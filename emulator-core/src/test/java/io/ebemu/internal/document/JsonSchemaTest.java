/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {

    private static final KeyTable WHEEL = KeyTable.of(
            "A wheel",
            Key.of("size", KeyType.number("mm").from(100), "Diameter.").required());

    private static final KeyTable BIKE = KeyTable.of(
                    "A bike",
                    Key.of("name", KeyType.text().like("[a-z]+"), "What it is called.")
                            .required()
                            .example("swift"),
                    Key.of("gears", KeyType.number("").from(1).to(30), "How many.")
                            .byDefault("3"),
                    Key.of("brake", KeyType.word("disc", "rim"), "How it stops.")
                            .byDefault("rim")
                            .notEmulated(),
                    Key.of("wheels", KeyType.list(KeyType.object(WHEEL)).sized(2, 2), "What it stands on.")
                            .example("[{\"size\": 622}, {\"size\": 622}]"),
                    Key.of("stickers", KeyType.map(KeyType.text()), "By place."),
                    Key.of("bell", KeyType.either(KeyType.flag(), KeyType.text()), "Its sound.")
                            .emulated(),
                    Key.idle("colour", "paint it"))
            .needingOneOf("gears", "brake")
            .advising(Map.of("engine", "that is a motorbike"));

    @Test
    void a_table_is_written_with_all_that_its_keys_say() {
        assertThat(JsonSchema.of(BIKE, JsonSchema.Texts.QUOTED)).isEqualTo("""
                {
                  "$schema" : "http://json-schema.org/draft-07/schema#",
                  "title" : "A bike",
                  "type" : "object",
                  "required" : [ "name" ],
                  "anyOf" : [ {
                    "required" : [ "gears" ]
                  }, {
                    "required" : [ "brake" ]
                  } ],
                  "properties" : {
                    "name" : {
                      "title" : "name",
                      "description" : "What it is called.",
                      "type" : "string",
                      "pattern" : "^([a-z]+)$",
                      "examples" : [ "swift" ]
                    },
                    "gears" : {
                      "title" : "gears",
                      "description" : "How many.",
                      "type" : [ "integer", "null" ],
                      "minimum" : 1,
                      "maximum" : 30,
                      "default" : 3
                    },
                    "brake" : {
                      "title" : "brake",
                      "description" : "How it stops. Has an effect in production only; ebemu warns.",
                      "enum" : [ "disc", "rim", null ],
                      "default" : "rim"
                    },
                    "wheels" : {
                      "title" : "wheels",
                      "description" : "What it stands on.",
                      "type" : [ "array", "null" ],
                      "minItems" : 2,
                      "maxItems" : 2,
                      "items" : {
                        "type" : "object",
                        "required" : [ "size" ],
                        "properties" : {
                          "size" : {
                            "title" : "size (mm)",
                            "description" : "Diameter.",
                            "type" : "integer",
                            "minimum" : 100
                          }
                        }
                      },
                      "examples" : [ [{"size": 622}, {"size": 622}] ]
                    },
                    "stickers" : {
                      "title" : "stickers",
                      "description" : "By place.",
                      "type" : [ "object", "null" ],
                      "additionalProperties" : {
                        "type" : [ "string", "null" ]
                      }
                    },
                    "bell" : {
                      "title" : "bell",
                      "description" : "Its sound. Reproduced by ebemu.",
                      "anyOf" : [ {
                        "type" : [ "boolean", "null" ]
                      }, {
                        "type" : "string"
                      } ]
                    },
                    "colour" : {
                      "deprecationMessage" : "It has no effect here; paint it.",
                      "doNotSuggest" : true
                    },
                    "engine" : {
                      "deprecationMessage" : "It has no effect here; that is a motorbike.",
                      "doNotSuggest" : true
                    }
                  }
                }
                """);
    }

    @Test
    void in_yaml_any_scalar_is_text() {
        KeyTable table = KeyTable.of(
                "A release", Key.of("version", KeyType.text(), "Such as 15.").required());

        assertThat(JsonSchema.of(table, JsonSchema.Texts.ANY_SCALAR))
                .contains("\"type\" : [ \"string\", \"number\", \"boolean\" ]");
    }
}
