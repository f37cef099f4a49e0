/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/dockerrun.md} says what the code does, since it is written from what the code uses. */
class DockerrunDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/dockerrun.md");
    private static final String UPDATE =
            "mvn -Pfast -pl emulator-core test -Dtest=DockerrunDocumentTest" + " -Debemu.update-docs=true";

    private static final String INTRODUCTION = """
            # Dockerrun.aws.json, version 2

            What ebemu does with every key of the file, and what it checks. This page is written from the tables that the
            code itself reads by; change those (`DockerrunKeys`, `ValidationRule`), then run
            `%s`.
            `ebemu schema` prints the same as a JSON Schema for editors.

            | treatment | means |
            |---|---|
            | honoured | it is given to Docker, or obeyed as it stands |
            | emulated | what AWS or its agent does is reproduced here, or a local file or value stands in for it |
            | not emulated | it has an effect in production only, and a warning says so |
            | no effect | it has none in production either, and a warning says what to do |

            An unknown key has no effect; a warning names the nearest known one. Keys that begin with `_` are comments. A null
            counts as absent. A number or boolean in quotes is taken, and one without quotes where text belongs; both give
            a warning. Any other value of a wrong type is an error. `Config` and `HostConfig` are objects of Docker's Engine API.

            """.formatted(UPDATE);

    @Test
    void the_document_is_what_the_tables_say() throws IOException {
        String written = INTRODUCTION + new KeyDocument(DockerrunKeys.TOP).write() + rules();
        if (Boolean.getBoolean("ebemu.update-docs")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(DOCUMENT)
                .as("out of date; run " + UPDATE + " and commit docs/dockerrun.md")
                .hasContent(written);
    }

    private static String rules() {
        return "## Rules\n\nEach problem has a code, which `ebemu validate` shows. Besides these there are codes of what no"
                + " rule\nis about, such as `json-trailing-comma`, `wrong-type` and `key-unknown`.\n\n"
                + Stream.concat(
                                Stream.of("| code | severity | found by | rule |", "|---|---|---|---|"),
                                List.of(ValidationRule.values()).stream().map(DockerrunDocumentTest::row))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(ValidationRule rule) {
        return "| `" + rule.code() + "` | "
                + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                + rule.layer().title() + " | " + rule.summary() + " |";
    }
}
