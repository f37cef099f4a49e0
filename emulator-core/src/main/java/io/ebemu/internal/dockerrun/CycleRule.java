/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Links and volumesFrom must lead to an order in which containers can start. Each cycle is reported once. */
final class CycleRule {

    private final TaskDraft task;
    private final BiConsumer<Place, String> report;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<Edge> path = new ArrayList<>();

    private CycleRule(TaskDraft task, BiConsumer<Place, String> report) {
        this.task = task;
        this.report = report;
    }

    static void acyclic(TaskDraft task, BiConsumer<Place, String> report) {
        CycleRule rule = new CycleRule(task, report);
        Map<String, List<Edge>> edges = new HashMap<>();
        task.containers().forEach(container -> edges.putIfAbsent(container.label(), edges(container)));
        task.containers().forEach(container -> rule.visit(container.label(), edges));
    }

    private void visit(String container, Map<String, List<Edge>> edges) {
        if (done.contains(container)) {
            return;
        }
        for (Edge edge : edges.getOrDefault(container, List.of())) {
            path.add(edge);
            int start = indexOf(edge.to());
            if (start >= 0) {
                describe(path.subList(start, path.size()));
            } else if (task.container(edge.to()).isPresent()) {
                visit(edge.to(), edges);
            }
            path.remove(path.size() - 1);
        }
        done.add(container);
    }

    private int indexOf(String container) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).from().equals(container)) {
                return i;
            }
        }
        return -1;
    }

    private void describe(List<Edge> cycle) {
        StringBuilder names = new StringBuilder(cycle.get(0).from());
        cycle.forEach(edge -> names.append(" -> ").append(edge.to()));
        boolean onlyLinks = cycle.stream().allMatch(Edge::link);
        report.accept(
                cycle.get(cycle.size() - 1).place(),
                (onlyLinks
                                ? "Container links should not have a cycle: "
                                : "Task dependencies cannot be resolved, links and volumesFrom form a cycle: ")
                        + names + "; remove one of them");
    }

    private static List<Edge> edges(ContainerDraft container) {
        List<Edge> edges = new ArrayList<>();
        container
                .wellFormedLinks()
                .forEach(link ->
                        edges.add(new Edge(container.label(), link.value().target(), true, link.place())));
        container
                .volumesFrom()
                .forEach(from -> from.sourceContainer()
                        .ifPresent(source ->
                                edges.add(new Edge(container.label(), source.value(), false, source.place()))));
        return edges;
    }

    /** One container waits for another. */
    private record Edge(String from, String to, boolean link, Place place) {}
}
