/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1,}              | 1:8  | json-trailing-comma  | a trailing comma, before }; remove it
            {"a": [1, ]}           | 1:9  | json-trailing-comma  | a trailing comma, before ]; remove it
            {"a": 1 "b": 2}        | 1:9  | json-missing-comma   | a comma is missing before this
            {"a": [{} {}]}         | 1:11 | json-missing-comma   | a comma is missing before this
            {"a": <PORT>}          | 1:7  | json-placeholder     | this looks like a placeholder of a template; substitute it first, and use the file that results
            {"a": ${N}}            | 1:7  | json-placeholder     | this looks like a placeholder of a template; substitute it first, and use the file that results
            {"a": {{ v }}}         | 1:8  | json-placeholder     | this looks like a placeholder of a template; substitute it first, and use the file that results
            {'a': 1}               | 1:2  | json-single-quotes   | strings stand in double quotes; write " instead of '
            {"a": 'b'}             | 1:7  | json-single-quotes   | strings stand in double quotes; write " instead of '
            {"a": “b”}             | 1:7  | json-typographic-quotes | this is a quotation mark of a text processor; write "
            {"a": [1 2]}           | 1:10 | json-missing-comma   | a comma is missing before this
            {"a": [true false]}    | 1:13 | json-missing-comma   | a comma is missing before this
            {"a" 1}                | 1:6  | json-missing-colon   | a key is followed by a colon and its value; write both
            {"a"}                  | 1:5  | json-missing-colon   | a key is followed by a colon and its value; write both
            {"a": }                | 1:7  | json-missing-value   | a key without a value; write it after the colon
            {"a": "C:\\p"}          | 1:11 | json-escape          | this cannot follow a backslash in a string; write \\\\ for the backslash itself
            {"a": "\\u12"}         | 1:12 | json-escape          | this cannot follow a backslash in a string; write \\\\ for the backslash itself
            {"a": 1} // b          | 1:10 | json-comment         | JSON has no comments; remove it
            {# b                   | 1:2  | json-comment         | JSON has no comments; remove it
            {"a": 128M}            | 1:10 | json-number          | a number ends before "M"; write digits only, without a unit or leading zeros
            {"a": +64}             | 1:7  | json-number          | a number has no plus sign; remove it
            {"a": 5.}              | 1:8  | json-number          | a number is not complete here; write digits only
            {"a": [1, -]}          | 1:12 | json-number          | a number is not complete here; write digits only
            {"a": NaN}             | 1:7  | json-unquoted        | a word without quotes; write strings in double quotes, and true, false and null in small letters
            {"a": 007}             | 1:8  | json-number          | a number ends before "0"; write digits only, without a unit or leading zeros
            {"a": 1, {"b": 2}}     | 1:10 | json-key-missing     | the entries of an object need keys; write "key": before {
            {"a": True}            | 1:7  | json-unquoted        | a word without quotes; write strings in double quotes, and true, false and null in small letters
            {"a": [1}              | 1:9  | json-bracket         | } closes nothing that is open here; check the brackets
            {"a": 1}}              | 1:9  | json-bracket         | } closes nothing that is open here; check the brackets
            {"a": "b               | 1:9  | json-truncated       | the file ends too early; close every string, { and [
            {"a": [1, 2            | 1:12 | json-truncated       | the file ends too early; close every string, { and [
            {"a" = 1}              | 1:6  | json-missing-colon   | a key is followed by a colon and its value; write both
            {"a": 1} {"b": 2}      | 1:10 | json-syntax          | the document has ended, and more follows; remove what follows
            """)
    void a_syntax_error_names_its_likely_cause(String json, String place, String code, String cause) {
        assertThat(problems(json))
                .containsExactly("ERROR " + code + " Dockerrun.aws.json:" + place + " not valid JSON: " + cause);
    }

    @Test
    void a_line_break_in_a_string_is_a_missing_quote() {
        assertThat(problems("{\"a\": \"b\n}"))
                .containsExactly(
                        "ERROR json-line-break Dockerrun.aws.json:1:9 not valid JSON: a string has no line breaks"
                                + " or tabs; a closing \" is missing, or write \\n");
    }

    @Test
    void a_control_character_is_named_where_it_stands() {
        assertThat(problems("{\"a\": \u00006}"))
                .containsExactly("ERROR json-syntax Dockerrun.aws.json:1:7 not valid JSON: this character cannot stand"
                        + " here");
    }

    @Test
    void a_column_counts_characters_and_not_bytes() {
        assertThat(problems("{\"äöü\": x}")).singleElement().asString().contains(":1:9 ");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(problems(" \n"))
                .containsExactly(
                        "ERROR json-empty Dockerrun.aws.json:1:1 the file is empty; it has to be a JSON object");
    }

    @Test
    void a_document_that_is_no_object_is_refused() {
        assertThat(problems("[]"))
                .containsExactly(
                        "ERROR wrong-type Dockerrun.aws.json:1:1 expected an object, got a list; begin the file"
                                + " with {");
    }

    @Test
    void bytes_that_are_no_text_are_refused_where_they_stand() {
        byte[] content = {'{', '\n', '"', (byte) 0xc3, '"', '}'};
        assertThat(new DockerrunReader().read(content, "f").problems())
                .extracting(Dockerruns::line)
                .containsExactly("ERROR invalid-utf-8 f:2:2 this is not UTF-8; save the file as UTF-8");
    }

    @Test
    void a_file_over_64_kibibytes_is_refused_with_the_size() {
        byte[] content = " ".repeat(65_537).getBytes(StandardCharsets.UTF_8);
        assertThat(new DockerrunReader().read(content, "f").problems())
                .extracting(Problem::message)
                .containsExactly("Actual length: '65537'. Max allowed length is '65536' bytes. Move what is not about"
                        + " containers elsewhere");
    }

    @Test
    void of_a_file_beyond_all_measure_no_size_is_told_that_was_not_read() {
        byte[] content = " ".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);
        assertThat(new DockerrunReader().read(content, "f").problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("Actual length: over '1048576'. Max allowed length is '65536' bytes.");
    }

    @Test
    void a_version_of_null_is_to_be_filled_in_and_not_renamed() {
        assertThat(problems("{\"AWSEBDockerrunVersion\": null}"))
                .contains("ERROR version-missing Dockerrun.aws.json:1:2 AWSEBDockerrunVersion: Invalid"
                        + " Dockerrun.aws.json version, abort deployment. AWSEBDockerrunVersion is null; write 2");
    }

    @Test
    void containers_of_null_are_to_be_added_and_not_renamed() {
        assertThat(problems("{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": null}"))
                .containsExactly("ERROR containers-missing Dockerrun.aws.json:1:1 Container list cannot be empty."
                        + " containerDefinitions is missing; add it with at least one container");
    }

    @Test
    void control_characters_are_not_repeated_in_messages() {
        assertThat(Dockerruns.read(Dockerruns.web("\"\\u009b2Ja\\u0007\": 1")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message() + problem.pointer())
                        .doesNotContain("\u009b", "\u0007")
                        .contains("\ufffd2Ja\ufffd"));
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(problems("[".repeat(30_000)))
                .singleElement()
                .asString()
                .contains("json-too-deep Dockerrun.aws.json:1:33 ");
    }

    @Test
    void a_repeated_key_is_a_warning_and_its_last_value_counts() {
        DockerrunResult result = Dockerruns.read(Dockerruns.web("\"cpu\": 1, \"cpu\": 2"));

        assertThat(result.taskDefinition()
                        .orElseThrow()
                        .containers()
                        .get(0)
                        .resources()
                        .cpu())
                .isEqualTo(2);
        assertThat(result.problems())
                .extracting(Dockerruns::line)
                .containsExactly(
                        "WARNING key-duplicate Dockerrun.aws.json:1:113 containerDefinitions[0].cpu: \"cpu\" is"
                                + " also on line 1; the last one counts, remove the other");
    }
}
