/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ebemu.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorpusTest {

    /** The files of version 2 that production refuses, by number, and the codes of the reasons. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("003", "volume-unknown"),
            Map.entry("004", "memory-missing"),
            Map.entry("007", "memory-missing version-missing"),
            Map.entry("015", "containers-missing"),
            Map.entry("020", "json-placeholder"),
            Map.entry("033", "memory-missing"),
            Map.entry("036", "essential-missing"),
            Map.entry("049", "image-missing"),
            Map.entry("050", "source-path-blank volume-unknown"),
            Map.entry("055", "containers-missing"),
            Map.entry("065", "link-unknown source-path-invalid volume-unknown wrong-type"),
            Map.entry("073", "essential-missing memory-missing"),
            Map.entry("074", "memory-missing"),
            Map.entry("075", "json-comment"),
            Map.entry("077", "memory-missing"),
            Map.entry("078", "json-trailing-comma"),
            Map.entry("079", "json-number"),
            Map.entry("080", "json-comment"),
            Map.entry("085", "containers-missing"),
            Map.entry("089", "json-placeholder"),
            Map.entry("093", "memory-missing name-invalid"),
            Map.entry("095", "json-missing-comma"),
            Map.entry("096", "json-key-missing"),
            Map.entry("100", "link-unknown"),
            Map.entry("101", "wrong-type"),
            Map.entry("102", "host-port-duplicate"),
            Map.entry("125", "volume-unknown wrong-type"),
            Map.entry("131", "name-invalid"),
            Map.entry("136", "memory-missing"),
            Map.entry("138", "memory-missing"),
            Map.entry("151", "json-placeholder"),
            Map.entry("164", "json-trailing-comma"));

    @Test
    void files_that_people_deployed_are_accepted_and_the_others_refused_for_their_reason() throws IOException {
        Optional<Path> corpus = Corpus.directory();
        assumeTrue(corpus.isPresent(), "no ../shared/corpus beside the repository: real files are not checked here");

        assertThat(refusals(corpus.get().resolve("v2"))).isEqualTo(new TreeMap<>(REFUSED));
        assertThat(refusals(corpus.get().resolve("v1")).values()).hasSize(8).containsOnly("version-1");
        assertThat(refusals(corpus.get().resolve("compose")))
                .hasSize(7)
                .containsEntry("003", "version-3")
                .containsEntry("002", "json-unquoted");
    }

    private static Map<String, String> refusals(Path directory) throws IOException {
        Map<String, String> refusals = new TreeMap<>();
        for (Path file : Corpus.list(directory)) {
            DockerrunResult result = new DockerrunReader()
                    .read(Files.readAllBytes(file), file.getFileName().toString());
            String codes = result.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .map(Problem::code)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "));
            assertThat(result.taskDefinition().isEmpty()).as(file.toString()).isEqualTo(!codes.isEmpty());
            if (!codes.isEmpty()) {
                refusals.put(file.getFileName().toString().substring(0, 3), codes);
            }
        }
        return refusals;
    }
}
