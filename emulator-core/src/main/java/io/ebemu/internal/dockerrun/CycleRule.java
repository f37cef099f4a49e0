/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Links, volumesFrom and dependsOn must lead to an order in which containers can start. Each cycle is reported once. */
final class CycleRule {

    private static final String LINKS = "links";
    private static final int MAX_NAMES = 10;

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
        task.containers().forEach(container -> edges.putIfAbsent(container.id(), edges(container)));
        task.containers().forEach(container -> rule.visit(container.id(), edges));
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
        Set<String> keys = new TreeSet<>();
        cycle.forEach(edge -> keys.add(edge.key()));
        report.accept(
                cycle.get(cycle.size() - 1).place(),
                (keys.equals(Set.of(LINKS))
                                ? "Container links should not have a cycle: "
                                : "Task dependencies cannot be resolved, " + String.join(" and ", keys)
                                        + (keys.size() == 1 ? " forms a cycle: " : " form a cycle: "))
                        + names(cycle) + "; remove one of them");
    }

    private static String names(List<Edge> cycle) {
        StringBuilder names = new StringBuilder(Excerpt.of(cycle.get(0).from()));
        cycle.stream().limit(MAX_NAMES).forEach(edge -> names.append(" -> ").append(Excerpt.of(edge.to())));
        return names + (cycle.size() > MAX_NAMES ? " -> …" : "");
    }

    private static List<Edge> edges(ContainerDraft container) {
        List<Edge> edges = new ArrayList<>();
        container
                .wellFormedLinks()
                .forEach(link -> edges.add(new Edge(container.id(), link.value().target(), LINKS, link.place())));
        container
                .relations()
                .volumesFrom()
                .forEach(from -> from.sourceContainer()
                        .ifPresent(source ->
                                edges.add(new Edge(container.id(), source.value(), "volumesFrom", source.place()))));
        container
                .relations()
                .dependsOn()
                .forEach(dependency -> dependency
                        .containerName()
                        .ifPresent(
                                name -> edges.add(new Edge(container.id(), name.value(), "dependsOn", name.place()))));
        return edges;
    }

    /** One container waits for another, because of a key. */
    private record Edge(String from, String to, String key, Place place) {}
}
