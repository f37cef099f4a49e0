/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about production's own files names each project that comes up, and codes that are documented. */
class ProductionDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/production.md");
    private static final Path CODES = Path.of("../docs/dockerrun.md");
    private static final Path PROJECTS = Path.of("src/test/projects");
    private static final Pattern CODE = Pattern.compile("(?:warning|error),? `([a-z]+(?:-[a-z]+)+)`");

    @Test
    void every_project_that_comes_up_is_named() throws IOException {
        try (Stream<Path> projects = Files.list(PROJECTS)) {
            List<String> names =
                    projects.map(path -> "`" + path.getFileName() + "`").toList();

            assertThat(names).isNotEmpty();
            assertThat(Files.readString(DOCUMENT)).contains(names);
        }
    }

    @Test
    void every_problem_that_it_names_is_documented() throws IOException {
        List<String> named = CODE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(code -> "`" + code.group(1) + "`")
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(Files.readString(CODES)).contains(named);
    }
}
