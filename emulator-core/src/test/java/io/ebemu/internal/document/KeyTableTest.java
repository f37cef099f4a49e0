/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyTableTest {

    private static final KeyTable TABLE = KeyTable.of(
                    "A bike",
                    Key.of("saddle", KeyType.text(), "Where one sits."),
                    Key.of("basket", KeyType.flag(), "Whether there is one.").emulated(),
                    Key.of("lights", KeyType.list(KeyType.text()), "To see by.").notEmulated(),
                    Key.idle("colour", "paint it"))
            .advising(Map.of("engine", "that is a motorbike"));

    @Test
    void keys_that_are_honoured_or_emulated_are_nothing_to_speak_of() {
        assertThat(problems("{\"saddle\": 1, \"basket\": null}")).isEmpty();
    }

    @Test
    void a_key_that_only_production_honours_is_a_warning() {
        assertThat(problems("{\"lights\": [\"front\"]}"))
                .containsExactly("WARNING key-not-emulated lights: is not emulated yet: production would honour it,"
                        + " here it has no effect");
    }

    @Test
    void it_is_none_if_it_says_nothing() {
        assertThat(problems("{\"lights\": []}")).isEmpty();
        assertThat(problems("{\"lights\": null}")).isEmpty();
    }

    @Test
    void a_key_without_effect_is_a_warning_with_advice() {
        assertThat(problems("{\"colour\": \"\"}"))
                .containsExactly("WARNING key-misplaced colour: \"colour\" has no effect here; paint it");
    }

    @Test
    void a_key_of_another_format_is_a_warning_with_advice() {
        assertThat(problems("{\"engine\": 1}"))
                .containsExactly("WARNING key-misplaced engine: \"engine\" has no effect here; that is a motorbike");
    }

    @Test
    void a_misspelled_key_is_a_warning_with_the_nearest_one() {
        assertThat(problems("{\"sadle\": 1}"))
                .containsExactly("WARNING key-unknown sadle: \"sadle\" is no key that is known here, and has no effect;"
                        + " did you mean \"saddle\"?");
        assertThat(problems("{\"light\": 1}")).singleElement().asString().endsWith("did you mean \"lights\"?");
    }

    @Test
    void nobody_is_led_to_a_key_without_effect() {
        assertThat(problems("{\"color\": 1}"))
                .containsExactly(
                        "WARNING key-unknown color: \"color\" is no key that is known here, and has no effect; remove it");
    }

    @Test
    void a_key_that_begins_with_an_underscore_is_a_comment() {
        assertThat(problems("{\"_saddle\": 1}")).isEmpty();
    }

    @Test
    void the_keys_read_are_those_with_an_effect_here() {
        assertThat(TABLE.read()).containsExactlyInAnyOrder("saddle", "basket");
    }

    @Test
    void a_key_cannot_be_there_twice() {
        Key key = Key.of("saddle", KeyType.text(), "Where one sits.");

        assertThatThrownBy(() -> KeyTable.of("A bike", key, key)).hasMessage("key saddle is there twice");
    }

    private static List<String> problems(String json) {
        Problems problems = new Problems();
        Node root = JsonDocument.read(json.getBytes(StandardCharsets.UTF_8), "bike.json", problems)
                .orElseThrow();
        TABLE.check((Node.Mapping) root, problems);
        return problems.sorted().stream()
                .map(problem ->
                        problem.severity() + " " + problem.code() + " " + problem.pointer() + ": " + problem.message())
                .toList();
    }
}
