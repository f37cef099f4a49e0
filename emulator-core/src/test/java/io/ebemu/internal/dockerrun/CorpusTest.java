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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of files that people wrote for Beanstalk. {@code corpus-verdicts.tsv} has what production does with
 * each, found by reading it: accept, warn (run, and say what is odd) or reject, and the codes of the problems.
 */
class CorpusTest {

    private final Map<String, byte[]> files = Corpus.files();

    @BeforeEach
    void real_files_are_here() {
        assumeFalse(files.isEmpty(), "no ../shared/corpus beside the repository: real files are not checked here");
    }

    @Test
    void each_file_gets_the_verdict_that_production_gives_it() throws IOException {
        Map<String, String> verdicts = new TreeMap<>();
        files.forEach((file, content) -> verdicts.put(file, verdict(read(content))));

        assertThat(verdicts).isEqualTo(expected()).hasSize(115);
    }

    @Test
    void a_refused_file_gives_no_task_and_every_other_file_one() {
        files.forEach((file, content) -> {
            DockerrunResult result = read(content);
            assertThat(result.taskDefinition().isEmpty())
                    .as(file)
                    .isEqualTo(!codes(result, Problem.Severity.ERROR).isEmpty());
        });
    }

    @Test
    void each_file_that_is_not_refused_can_be_planned(@TempDir Path bundle) {
        int planned = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Optional<TaskDefinition> task = read(file.getValue()).taskDefinition();
            if (task.isPresent()) {
                List<String> names = task.get().containers().stream()
                        .map(ContainerDefinition::name)
                        .toList();
                assertThat(DryLaunch.containers(task.get(), bundle))
                        .as(file.getKey())
                        .containsExactlyInAnyOrderElementsOf(names);
                planned++;
            }
        }
        assertThat(planned).isEqualTo(68);
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
