/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.PlanStep;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The steps of a plan as a graph: a node per step, an edge from each step to those that wait for it, in the order of the
 * steps' numbers.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters">Mermaid, entity
 *     codes</a>
 * @see <a href="https://graphviz.org/doc/info/lang.html">Graphviz, the DOT language</a>
 */
public final class PlanGraph {

    private static final String INDENT = "    ";

    private final List<PlanStep> steps;

    public PlanGraph(List<PlanStep> steps) {
        this.steps =
                steps.stream().sorted(Comparator.comparingInt(PlanStep::number)).toList();
    }

    /** A flowchart for Mermaid. */
    public String mermaid() {
        return write(
                "flowchart TD",
                step -> id(step.number()) + "[\"" + mermaid(title(step)) + "<br/>" + mermaid(step.cause()) + "\"]",
                (from, to) -> from + " --> " + to,
                "");
    }

    /** A digraph for Graphviz. */
    public String dot() {
        return write(
                "digraph plan {\n" + INDENT + "node [shape=box];",
                step -> id(step.number()) + " [label=\"" + dot(title(step)) + "\\n" + dot(step.cause()) + "\"];",
                (from, to) -> from + " -> " + to + ";",
                "\n}");
    }

    private String write(
            String head, Function<PlanStep, String> node, BiFunction<String, String, String> edge, String end) {
        StringBuilder text = new StringBuilder(head);
        Stream<String> edges = steps.stream()
                .flatMap(step -> step.dependsOn().stream()
                        .sorted()
                        .distinct()
                        .map(before -> edge.apply(id(before), id(step.number()))));
        Stream.concat(steps.stream().map(node), edges)
                .forEach(line -> text.append('\n').append(INDENT).append(line));
        return text.append(end).toString();
    }

    private static String id(int number) {
        return "s" + number;
    }

    private static String title(PlanStep step) {
        return "#" + step.number() + " " + step.resource() + " " + step.action();
    }

    /** Mermaid reads a quoted label as HTML, and a backslash with an n as a line break. */
    private static String mermaid(String text) {
        StringBuilder escaped = new StringBuilder();
        oneLine(text).codePoints().forEach(character -> {
            if ("#\"&<>\\`".indexOf(character) >= 0) {
                escaped.append('#').append(character).append(';');
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** Graphviz reads HTML's entities in every label. */
    private static String dot(String text) {
        return oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
