/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Problems for people: the place first, as compilers write it, and on a terminal the line with a mark below it. */
public final class ProblemText {

    private static final int LEAST_ROOM = 20;
    /** Nobody reads more at once; and a program that made the file may have repeated one mistake thousands of times. */
    private static final int MOST = 50;

    private final Palette palette;
    private final SourceFiles files;
    private final int width;

    /**
     * @param files where to find the lines that problems stand in
     * @param width how many columns there are to show such a line
     */
    public ProblemText(Palette palette, SourceFiles files, int width) {
        this.palette = palette;
        this.files = files;
        this.width = width;
    }

    /** The lines about each problem; of very many problems only about the first, errors before warnings. */
    public List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : shown(problems)) {
            boolean error = problem.severity() == Severity.ERROR;
            String severity = error ? palette.red("error:") : palette.yellow("warning:");
            String pointer = problem.pointer().isEmpty() ? "" : problem.pointer() + ": ";
            lines.add(palette.bold(Printable.line(problem.location() + ":")) + " " + severity + " "
                    + Printable.line(pointer + problem.message()) + " "
                    + palette.faint("[" + problem.code() + (error ? refusal(problem.layer()) : "") + "]"));
            files.line(problem.location()).ifPresent(line -> lines.addAll(excerpt(problem, line)));
        }
        if (problems.size() > MOST) {
            lines.add("… and " + (problems.size() - MOST) + " more; ebemu validate --json lists all");
        }
        return lines;
    }

    private static List<Problem> shown(List<Problem> problems) {
        return problems.size() <= MOST
                ? problems
                : problems.stream()
                        .sorted(Comparator.comparing(problem -> problem.severity() != Severity.ERROR))
                        .limit(MOST)
                        .toList();
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

    /** Who in production would refuse it; nobody there sees ebemu's own files. */
    private static String refusal(Problem.Layer layer) {
        return switch (layer) {
            case BEANSTALK -> ", refused by Beanstalk";
            case ECS -> ", refused by the ECS API";
            case PLACEMENT -> ", refused at placement";
            case AGENT -> ", refused by the ECS agent";
            case EBEMU -> "";
        };
    }

    private List<String> excerpt(Problem problem, String line) {
        String number = String.valueOf(problem.location().line());
        String margin = "  " + number + " | ";
        SourceExcerpt excerpt =
                new SourceExcerpt(line, problem.location().column(), Math.max(LEAST_ROOM, width - margin.length()));
        return List.of(
                palette.faint(margin) + excerpt.text(),
                palette.faint("  " + " ".repeat(number.length()) + " | ")
                        + " ".repeat(excerpt.mark())
                        + palette.red("^"));
    }
}
