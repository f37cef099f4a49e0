/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ebemu.error.Problem;
import io.ebemu.internal.plan.DryLaunch;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.TaskDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of files that people wrote for Beanstalk. {@code corpus-verdicts.tsv} has what production does with
 * each, found by reading it: accept, warn (run, and say what is odd) or reject, and the codes of the problems.
 */
class CorpusTest {

    private final Map<String, byte[]> files = Corpus.files();

    @Test
    void files_that_people_wrote_get_productions_verdict_and_are_planned_unless_refused(@TempDir Path bundle)
            throws IOException {
        assumeFalse(files.isEmpty(), "no ../shared/corpus beside the repository: real files are not checked here");

        Map<String, String> verdicts = new TreeMap<>();
        int planned = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            DockerrunResult result = read(file.getValue());
            String verdict = verdict(result);
            verdicts.put(file.getKey(), verdict);
            assertThat(result.taskDefinition().isEmpty()).as(file.getKey()).isEqualTo(verdict.startsWith("reject"));
            if (result.taskDefinition().isPresent()) {
                assertPlanned(result.taskDefinition().get(), bundle, file.getKey());
                planned++;
            }
            if (!verdict.contains("json-")) {
                DockerrunSchemaTest.assertAgreement(new String(file.getValue(), StandardCharsets.UTF_8), file.getKey());
            }
        }

        assertThat(verdicts).isEqualTo(expected()).hasSize(115);
        assertThat(planned).isEqualTo(68);
    }

    private static void assertPlanned(TaskDefinition task, Path bundle, String file) {
        assertThat(DryLaunch.containers(task, bundle))
                .as(file)
                .containsExactlyInAnyOrderElementsOf(task.containers().stream()
                        .map(ContainerDefinition::name)
                        .toList());
    }

    private static DockerrunResult read(byte[] content) {
        return new DockerrunReader().read(content, "Dockerrun.aws.json");
    }

    private static String verdict(DockerrunResult result) {
        String errors = codes(result, Problem.Severity.ERROR);
        if (!errors.isEmpty()) {
            return "reject " + errors;
        }
        String warnings = codes(result, Problem.Severity.WARNING);
        return warnings.isEmpty() ? "accept" : "warn " + warnings;
    }

    private static String codes(DockerrunResult result, Problem.Severity severity) {
        return result.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .map(Problem::code)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> expected() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CorpusTest.class.getResourceAsStream("corpus-verdicts.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(columns -> columns[0], columns -> columns[1].replace('\t', ' ')));
        }
    }
}
