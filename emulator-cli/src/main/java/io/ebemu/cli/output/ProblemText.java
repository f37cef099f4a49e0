/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Problems for people: the place first, as compilers write it, and on a terminal the line with a mark below it. */
public final class ProblemText {

    private final Palette palette;
    private final List<Path> directories;

    /** @param directories where the files that problems name may be; none to leave their lines out */
    public ProblemText(Palette palette, List<Path> directories) {
        this.palette = palette;
        this.directories = List.copyOf(directories);
    }

    /** The lines about each problem. */
    public List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : problems) {
            boolean error = problem.severity() == Severity.ERROR;
            String severity = error ? palette.red("error:") : palette.yellow("warning:");
            String pointer = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
            lines.add(palette.bold(problem.location() + ":") + " " + severity + " " + pointer + problem.message() + " "
                    + palette.faint("[" + problem.code() + "]"));
            sourceLine(problem).ifPresent(source -> {
                String number = String.valueOf(problem.location().line());
                lines.add(palette.faint("  " + number + " | ") + source);
                lines.add(palette.faint("  " + " ".repeat(number.length()) + " | ")
                        + caret(source, problem.location().column()));
            });
        }
        return lines;
    }

    /** How many there are of each kind, such as {@code 2 errors, 1 warning}. */
    public static String summary(List<Problem> problems) {
        long errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        long warnings = problems.size() - errors;
        String first = errors == 0 ? "" : count(errors, "error");
        String second = warnings == 0 ? "" : count(warnings, "warning");
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second;
    }

    private static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private String caret(String source, int column) {
        StringBuilder blank = new StringBuilder();
        for (int i = 0; i < Math.min(column - 1, source.length()); i++) {
            // A tab stays a tab, or the mark would stand elsewhere than what it marks.
            blank.append(source.charAt(i) == '\t' ? '\t' : ' ');
        }
        return blank + palette.red("^");
    }

    private Optional<String> sourceLine(Problem problem) {
        for (Path directory : directories) {
            Path file = directory.resolve(problem.location().file());
            if (Files.isRegularFile(file)) {
                return line(file, problem.location().line());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> line(Path file, int number) {
        try {
            // Not UTF-8? Then any bytes will do as characters: the text is only shown.
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return content.lines().skip(number - 1L).findFirst();
        } catch (IOException e) {
            // The problem itself has been told; its line is an extra.
            return Optional.empty();
        }
    }
}
