/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ebemu.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            007     | 007
            1.50    | 1.50
            yes     | yes
            0x1F    | 0x1F
            1_000   | 1_000
            'a: b'  | a: b
            12:30   | 12:30
            """)
    void a_scalar_is_its_text_as_written(String written, String text) {
        Node.Mapping root = (Node.Mapping) read("key: " + written).orElseThrow();

        assertThat(root.value("key").orElseThrow())
                .isInstanceOfSatisfying(
                        Node.Scalar.class, scalar -> assertThat(scalar.text()).isEqualTo(text));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void keys_and_values_know_their_places() {
        Node.Mapping root = (Node.Mapping) read("a:\n  b: [x, y]\n").orElseThrow();
        Node.Member b = ((Node.Mapping) root.value("a").orElseThrow()).members().get(0);
        Node second = ((Node.Sequence) b.value()).items().get(1);

        assertThat(b.place().location()).hasToString("ebemu.yml:2:3");
        assertThat(second.place().location()).hasToString("ebemu.yml:2:10");
        assertThat(second.place().pointer()).isEqualTo("a.b[1]");
    }

    @Test
    void an_empty_document_is_no_problem() {
        assertThat(read("# nothing yet\n")).isEmpty();
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: b: c         | 1:5 | mapping values are not allowed here; check quotes, brackets and indentation
            a:\\n\\tb: 1    | 2:1 | a tab in the indentation; indent with spaces
            a: &x 1\\nb: *x | 2:4 | an alias, which is not read here; write the value itself
            a: !Ref x       | 1:4 | a tag, which is not read here; write ${id.Attribute} for a reference
            a: 1\\n---\\nb: 2 | 3:1 | a second document; keep only one
            a: !secret!x    | 1:4 | a value that begins with ! and is not in quotes; write it in quotes
            a: [1           | 1:6 | expected ',' or ']', but got <stream end>; check quotes, brackets and indentation
            """)
    void a_syntax_error_has_a_place_and_a_cause(String yaml, String place, String cause) {
        assertThat(read(yaml.replace("\\n", "\n").replace("\\t", "\t"))).isEmpty();
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("ebemu.yml:" + place + " not valid YAML: " + cause);
    }

    @Test
    void a_file_that_is_too_large_or_no_text_is_refused() {
        assertThat(YamlDocument.read(new byte[(1 << 20) + 1], "f", problems)).isEmpty();
        assertThat(YamlDocument.read(new byte[] {'a', (byte) 0xff}, "f", problems))
                .isEmpty();
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "f:1:1 the file is larger than 1 MiB", "f:1:2 this is not UTF-8; save the file as UTF-8");
    }

    @Test
    void no_damage_to_a_file_raises_an_exception() {
        String original = "a: {b: 'c', d: [1, \"e\"]}\nf:\n  - g: |\n      h\n  - &i j\n? k\n: !l m\n% \u0007\n";
        Random random = new Random(4);
        String alphabet = "ab:-[]{}'\"&*!|>%@`#?,\n\t \u0000\uFEFF";
        for (int round = 0; round < 3000; round++) {
            StringBuilder damaged = new StringBuilder(original);
            for (int i = 0; i < 4; i++) {
                damaged.setCharAt(random.nextInt(damaged.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThatCode(() -> read(damaged.toString()))
                    .as(damaged.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void deep_nesting_is_survived() {
        assertThatCode(() -> read("[".repeat(20_000))).doesNotThrowAnyException();
        assertThat(problems.haveErrors()).isTrue();
    }

    @Test
    void the_nearest_name_is_found_and_a_distant_one_is_not() {
        List<String> names = List.of("memory", "memoryReservation", "image");

        assertThat(NearestName.of("memroy", names)).contains("memory");
        assertThat(NearestName.of("Memory", names)).contains("memory");
        assertThat(NearestName.of("images", names)).contains("image");
        assertThat(NearestName.of("memoryReservations", names)).contains("memoryReservation");
        assertThat(NearestName.hint("volumes", names)).isEmpty();
    }

    private Optional<Node> read(String yaml) {
        return YamlDocument.read(yaml.getBytes(StandardCharsets.UTF_8), "ebemu.yml", problems);
    }
}
