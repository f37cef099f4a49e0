/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import com.sun.management.ThreadMXBean;
import io.ebemu.error.EbemuException;
import io.ebemu.error.Problem;
import io.ebemu.internal.dockerrun.DockerrunReader;
import io.ebemu.internal.dockerrun.DockerrunResult;
import io.ebemu.internal.plan.DryLaunch;
import io.ebemu.model.TaskDefinition;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a document, plans what comes of it, and tells what must not happen whatever the document is. */
final class DockerrunCheck {

    static final double MOST_MILLISECONDS = 1_000;
    static final double MOST_MEBIBYTES = 64;

    private static final String FILE = "Dockerrun.aws.json";
    private static final int LONGEST_MESSAGE = 2_000;
    private static final Path BUNDLE = Path.of("/bundle");
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Reader reader;

    DockerrunCheck() {
        this(content -> new DockerrunReader().read(content, FILE));
    }

    DockerrunCheck(Reader reader) {
        this.reader = reader;
    }

    /** What is checked. */
    interface Reader {
        DockerrunResult read(byte[] content);
    }

    /**
     * What came of one document.
     *
     * @param codes the codes of its problems, each once
     * @param parsed whether it is JSON and an object
     * @param accepted whether it gave a task
     * @param milliseconds the thread's processor time for the longer of reading and planning
     * @param mebibytes what the hungrier of both allocated
     * @param faults what must not happen; none if all is well
     */
    record Outcome(
            List<String> codes,
            boolean parsed,
            boolean accepted,
            double milliseconds,
            double mebibytes,
            List<String> faults) {}

    // StackOverflowError and OutOfMemoryError are among what is looked for.
    Outcome of(FuzzInput input) {
        List<String> faults = new ArrayList<>();
        try {
            Measured<DockerrunResult> read = measured(() -> reader.read(input.content()));
            DockerrunResult result = read.value();
            check(result, input, faults);
            Measured<Boolean> planned = measured(() ->
                    result.taskDefinition().map(task -> plan(task, faults)).isPresent());
            double milliseconds = Math.max(read.milliseconds(), planned.milliseconds());
            double mebibytes = Math.max(read.mebibytes(), planned.mebibytes());
            if (milliseconds > MOST_MILLISECONDS) {
                faults.add("takes too long: " + Math.round(milliseconds) + " ms");
            }
            if (mebibytes > MOST_MEBIBYTES) {
                faults.add("allocates too much: " + Math.round(mebibytes) + " MiB");
            }
            List<String> codes = result.problems().stream()
                    .map(Problem::code)
                    .distinct()
                    .sorted()
                    .toList();
            boolean parsed = codes.stream().noneMatch(DockerrunCheck::meansNoJson);
            return new Outcome(codes, parsed, result.taskDefinition().isPresent(), milliseconds, mebibytes, faults);
        } catch (Throwable e) {
            faults.add("throws " + e + " at " + place(e));
            return new Outcome(List.of(), false, false, 0, 0, faults);
        }
    }

    private static boolean meansNoJson(String code) {
        return code.startsWith("json-") || code.equals("invalid-utf-8") || code.equals("too-large");
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith("io.ebemu.")) {
                return frame.toString();
            }
        }
        return stack.length == 0 ? "an unknown place" : stack[0].toString();
    }

    private static boolean plan(TaskDefinition task, List<String> faults) {
        try {
            int created = DryLaunch.containers(task, BUNDLE).size();
            if (created != task.containers().size()) {
                faults.add("plans " + created + " of " + task.containers().size() + " containers");
            }
            return true;
        } catch (EbemuException e) {
            return false;
        }
    }

    private static void check(DockerrunResult result, FuzzInput input, List<String> faults) {
        boolean refused = result.problems().stream().anyMatch(one -> one.severity() == Problem.Severity.ERROR);
        if (refused == result.taskDefinition().isPresent()) {
            faults.add(refused ? "gives a task in spite of an error" : "gives no task, and no reason");
        }
        Lines lines = Lines.of(input.content());
        for (Problem problem : result.problems()) {
            if (problem.code().isBlank() || problem.message().isBlank()) {
                faults.add("has a problem without code or message: " + problem);
            }
            if (problem.toString().length() > LONGEST_MESSAGE) {
                faults.add("says too much: " + problem.code() + " in "
                        + problem.toString().length() + " characters");
            }
            if (!lines.has(problem.location().line(), problem.location().column())) {
                faults.add("points outside the file: " + problem.code() + " at " + problem.location());
            }
            if (input.kind() == FuzzInput.Kind.GENERATED && problem.message().contains(RandomDockerrun.SECRET)) {
                faults.add("shows a secret: " + problem.code());
            }
        }
        if (result.taskDefinition().toString().contains(RandomDockerrun.SECRET)
                && input.kind() == FuzzInput.Kind.GENERATED) {
            faults.add("shows a secret: the task definition's text");
        }
    }

    private static <T> Measured<T> measured(Supplier<T> work) {
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long nanoseconds = THREAD.getCurrentThreadCpuTime();
        T value = work.get();
        return new Measured<>(
                value,
                (THREAD.getCurrentThreadCpuTime() - nanoseconds) / 1e6,
                (THREAD.getCurrentThreadAllocatedBytes() - bytes) / 1048576.0);
    }

    private record Measured<T>(T value, double milliseconds, double mebibytes) {}

    /** How many characters each line has; of a file that is no UTF-8, nothing is known. */
    private record Lines(List<Integer> lengths) {

        static Lines of(byte[] content) {
            String text = new String(content, StandardCharsets.UTF_8);
            return new Lines(
                    text.contains("\uFFFD")
                            ? List.of()
                            : List.of(text.split("\r\n|\r|\n", -1)).stream()
                                    .map(String::length)
                                    .toList());
        }

        boolean has(int line, int column) {
            return line >= 1
                    && column >= 1
                    && (lengths.isEmpty() || line <= lengths.size() && column <= lengths.get(line - 1) + 1);
        }
    }
}
