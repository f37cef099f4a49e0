/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a container needs others: one arrow to each, however many keys ask for it. */
final class Reasons {

    private final ContainerDefinition container;
    private final Map<String, List<Reason>> byTarget = new LinkedHashMap<>();

    Reasons(ContainerDefinition container) {
        this.container = container;
    }

    private record Reason(Arrow.Kind kind, String label, String detail) {}

    List<Arrow> arrows() {
        container
                .links()
                .forEach(link -> add(
                        link.target(),
                        Arrow.Kind.LINK,
                        link.alias().equals(link.target()) ? "" : "as " + link.alias(),
                        "links to " + link.target() + " as " + link.alias()));
        container
                .volumesFrom()
                .forEach(from -> add(
                        from.sourceContainer(),
                        Arrow.Kind.VOLUMES,
                        from.readOnly() ? "read-only" : "",
                        "mounts the volumes of " + from.sourceContainer()));
        container
                .dependsOn()
                .forEach(dependency -> add(
                        dependency.containerName(),
                        Arrow.Kind.DEPENDENCY,
                        label(dependency),
                        "waits for " + dependency.containerName() + ": " + dependency.condition()));
        List<Arrow> arrows = new ArrayList<>();
        byTarget.forEach((target, reasons) -> arrows.add(arrow(target, reasons)));
        return arrows;
    }

    private void add(String target, Arrow.Kind kind, String label, String detail) {
        byTarget.computeIfAbsent(target, any -> new ArrayList<>()).add(new Reason(kind, label, detail));
    }

    private Arrow arrow(String target, List<Reason> reasons) {
        return new Arrow(
                ContainerCard.id(container.name()),
                ContainerCard.id(target),
                reasons.get(0).kind(),
                String.join(
                        ", ",
                        reasons.stream()
                                .map(Reason::label)
                                .filter(label -> !label.isEmpty())
                                .distinct()
                                .toList()),
                container.name() + " "
                        + String.join(
                                " and ",
                                reasons.stream().map(Reason::detail).distinct().toList()));
    }

    private static String label(ContainerDependency dependency) {
        return dependency.condition() == Condition.START
                ? ""
                : dependency.condition().name().toLowerCase(Locale.ROOT);
    }
}
