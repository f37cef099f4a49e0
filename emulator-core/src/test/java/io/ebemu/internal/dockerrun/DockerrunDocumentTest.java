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

    /** What is reported where no rule applies yet or any more; {@code DocumentedCodesTest} holds readers against it. */
    private static final String OTHERS = """

            ## Other problems

            Before the rules the file as such is looked at, and after them what it refers to. `ebemu.yml` has problems of
            its own, which are not listed here.

            | code | severity | found by | what it asks for |
            |---|---|---|---|
            | `dockerrun-missing` | error | Beanstalk | A bundle has a Dockerrun.aws.json. |
            | `dockerrun-name` | warning | Beanstalk | Its name is written as Beanstalk writes it. |
            | `bundle-below` | warning | Beanstalk | The Dockerrun.aws.json is at the top of the bundle. |
            | `zip-damaged` | error | ebemu | A zip can be read to its end. |
            | `zip-path` | error | ebemu | An entry of a zip stays in the bundle. |
            | `zip-symbolic-link` | error | ebemu | An entry of a zip is no symbolic link. |
            | `zip-too-large` | error | ebemu | A zip has at most 512 MB, and unpacks to 2 GiB and to a bounded number of files. |
            | `zip-wrapped` | error | Beanstalk | A zip has the contents of a folder, not the folder. |
            | `too-large` | error | ECS API | The file has at most 65536 bytes. |
            | `invalid-utf-8` | error | Beanstalk | The file is UTF-8. |
            | `json-empty` | error | Beanstalk | The file is not empty. |
            | `json-truncated` | error | Beanstalk | Every string, object and list is closed. |
            | `json-too-deep` | error | Beanstalk | Objects and lists are nested as far as a reader follows. |
            | `json-bracket` | error | Beanstalk | A bracket closes what is open. |
            | `json-comment` | error | Beanstalk | There are no comments. |
            | `json-escape` | error | Beanstalk | A backslash in a string begins an escape of JSON. |
            | `json-key-missing` | error | Beanstalk | An entry of an object has a key. |
            | `json-line-break` | error | Beanstalk | A string has no line breaks. |
            | `json-missing-colon` | error | Beanstalk | A key is followed by a colon. |
            | `json-missing-comma` | error | Beanstalk | Values are separated by commas. |
            | `json-missing-value` | error | Beanstalk | A key has a value. |
            | `json-number` | error | Beanstalk | A number is written in digits only. |
            | `json-placeholder` | error | Beanstalk | Placeholders of templates are substituted. |
            | `json-single-quotes` | error | Beanstalk | Strings stand in double quotes. |
            | `json-trailing-comma` | error | Beanstalk | No comma follows the last value. |
            | `json-typographic-quotes` | error | Beanstalk | Quotation marks are plain ones. |
            | `json-unquoted` | error | Beanstalk | A word that is no literal of JSON stands in quotes. |
            | `json-syntax` | error | Beanstalk | All else that JSON asks for. |
            | `wrong-type` | error | Beanstalk | The file is an object. |
            | `version-missing` | error | Beanstalk | AWSEBDockerrunVersion is there. |
            | `version-1` | error | Beanstalk | The version is 2; version 1 is of another platform. |
            | `version-3` | error | Beanstalk | The version is 2; version 3 is of another platform. |
            | `version-invalid` | error | Beanstalk | The version is 2. |
            | `key-duplicate` | warning | Beanstalk | A key is there once in an object. |
            | `key-unknown` | warning | ECS API | A key is a known one. |
            | `key-misplaced` | warning | ECS API | A key stands where it has an effect. |
            | `key-not-emulated` | warning | ECS API | A key has an effect here too. |
            | `wrong-type` | error | ECS API | A value has its key's type. |
            | `string-expected` | warning | ECS API | Text stands in quotes. |
            | `number-as-string` | warning | ECS API | A number stands without quotes. |
            | `number-too-large` | error | ECS API | A number is within 32 bits. |
            | `boolean-as-string` | warning | ECS API | True and false stand without quotes. |
            | `variable-name-missing` | error | ECS API | A variable has a name. |
            | `variable-value-missing` | warning | ECS API | A variable has a value. |
            | `variable-placeholder` | warning | ECS API | A variable's value is no placeholder. |
            | `variable-duplicate` | warning | ECS API | A variable is set once. |
            | `placement-memory` | error | placement | The task's memory fits the instance; a warning at launch, if only this machine is known. |
            | `placement-cpu` | error | placement | The task's CPU units fit the instance; as above. |
            | `source-path-ignored` | warning | Beanstalk | A path of the bundle that is mounted is sent by eb deploy. |
            | `source-path-outside` | error | Beanstalk | A path of the bundle that is mounted is no link that leads out of it. |
            | `source-path-missing` | warning | ECS agent | A path of the bundle that is mounted is there. |
            | `secret-not-local` | warning | ebemu | A secret has a local value in ebemu.yml. |
            | `environment-file-not-local` | warning | ebemu | An environment file has a local file in ebemu.yml. |
            | `authentication-not-local` | warning | ebemu | Registry credentials have a stand-in in ebemu.yml. |
            """;

    @Test
    void the_document_is_what_the_tables_say() throws IOException {
        String written = INTRODUCTION + new KeyDocument(DockerrunKeys.TOP).write() + rules() + OTHERS;
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
