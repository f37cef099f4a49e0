/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.SourceLocation;
import io.ebemu.internal.dockerrun.DockerrunReader;
import io.ebemu.internal.dockerrun.DockerrunResult;
import io.ebemu.internal.document.Places;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fuzzer finds faults where there are some. */
class DockerrunCheckTest {

    private static final String VALID = "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [\r\n"
            + "{\"name\": \"web\", \"image\": \"nginx\", \"memory\": 64}]}\n";

    @Test
    void a_reader_without_fault_has_none() {
        DockerrunCheck.Outcome outcome = new DockerrunCheck().of(input(VALID));

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.parsed()).isTrue();
        assertThat(outcome.mebibytes()).isBetween(0.001, 10.0);
        assertThat(outcome.milliseconds()).isPositive();
    }

    @Test
    void an_error_that_ends_the_program_is_found() {
        assertThat(faults(content -> recurse(1)))
                .singleElement()
                .asString()
                .startsWith("throws java.lang.StackOverflow");
        assertThat(faults(content -> {
                    throw new OutOfMemoryError("none left");
                }))
                .singleElement()
                .asString()
                .startsWith("throws java.lang.OutOfMemoryError: none left at io.ebemu.fuzz.DockerrunCheckTest");
    }

    @Test
    void a_reader_that_needs_too_much_is_found() {
        assertThat(faults(content -> {
                    assertThat(Stream.generate(() -> new byte[1 << 20]).limit(66))
                            .hasSize(66);
                    return read(content);
                }))
                .containsExactly("allocates too much: 66 MiB");
    }

    @Test
    void a_verdict_without_reason_is_found() {
        assertThat(faults(content -> result(Optional.empty()))).containsExactly("gives no task, and no reason");
        assertThat(faults(content -> new DockerrunResult(
                        read(content).taskDefinition(),
                        List.of(problem("memory-missing", "write one", 1, 1)),
                        new Places(Optional.empty(), "f"))))
                .containsExactly("gives a task in spite of an error");
    }

    @Test
    void a_problem_that_helps_nobody_is_found() {
        assertThat(faults(content -> result(Optional.of(problem("code", "", 1, 1)))))
                .singleElement()
                .asString()
                .startsWith("has a problem without code or message");
        assertThat(faults(content -> result(Optional.of(problem("code", "x".repeat(2_000), 1, 1)))))
                .singleElement()
                .asString()
                .startsWith("says too much: code");
        assertThat(faults(content -> result(Optional.of(problem("code", "fact", 0, 1)))))
                .hasSize(1);
        assertThat(faults(content -> result(Optional.of(problem("code", "fact", 3, 1)))))
                .isEmpty();
        assertThat(faults(content -> result(Optional.of(problem("code", "fact", 3, 2)))))
                .containsExactly("points outside the file: code at f:3:2");
    }

    private static List<String> faults(DockerrunCheck.Reader reader) {
        return new DockerrunCheck(reader).of(input(VALID)).faults();
    }

    private static FuzzInput input(String text) {
        return new FuzzInput(FuzzInput.Kind.GENERATED, text.getBytes(StandardCharsets.UTF_8));
    }

    private static DockerrunResult read(byte[] content) {
        return new DockerrunReader().read(content, "f");
    }

    private static DockerrunResult result(Optional<Problem> problem) {
        return new DockerrunResult(Optional.empty(), problem.stream().toList(), new Places(Optional.empty(), "f"));
    }

    private static Problem problem(String code, String message, int line, int column) {
        return new Problem(Severity.ERROR, Layer.ECS, code, message, new SourceLocation("f", line, column), "");
    }

    private static DockerrunResult recurse(int depth) {
        return depth == 0 ? result(Optional.empty()) : recurse(depth + 1);
    }
}
