/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.dockerrun.DockerrunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The problems that a Dockerrun file may have are those that {@code docs/dockerrun.md} lists. */
class DocumentedCodesTest {

    private static final int INPUTS = 2_000;

    @Test
    void every_problem_of_a_generated_file_is_listed_with_its_severity_and_layer() throws IOException {
        Set<String> rows = new TreeSet<>();
        FuzzInput.Source source = FuzzInput.Source.of(1);
        DockerrunReader reader = new DockerrunReader();
        for (int i = 0; i < INPUTS; i++) {
            reader.read(source.at(i).content(), "Dockerrun.aws.json").problems().stream()
                    .map(DocumentedCodesTest::row)
                    .forEach(rows::add);
        }

        assertThat(rows).hasSizeGreaterThan(80);
        assertThat(Files.readString(Path.of("../docs/dockerrun.md"))).contains(rows);
    }

    private static String row(Problem problem) {
        return "| `" + problem.code() + "` | " + problem.severity().name().toLowerCase(Locale.ROOT) + " | "
                + problem.layer().title() + " | ";
    }
}
