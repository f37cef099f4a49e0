/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.model.ContainerDependency.Condition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Rules about dependsOn (ECS, {@code ContainerDependency}). */
final class DependencyRules {

    private DependencyRules() {}

    static void containerKnown(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, dependency -> {
            String name = Values.of(dependency.containerName()).orElse("");
            boolean given = dependency.containerName().isPresent();
            if ((given && task.container(name).isEmpty())
                    || !dependency.fields().has("containerName")) {
                report.accept(
                        dependency.fields().place("containerName"),
                        "Invalid 'dependsOn' setting. Unknown container: '" + Excerpt.of(name) + "'. "
                                + ReferenceRules.sentence(ReferenceRules.cure(name, task)));
            }
        });
    }

    static void conditionKnown(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, dependency -> {
            boolean unknown = dependency.condition().isPresent()
                    && dependency.knownCondition().isEmpty();
            if (unknown || !dependency.fields().has("condition")) {
                report.accept(
                        dependency.fields().place("condition"),
                        "a dependency waits for a condition; write START, COMPLETE, SUCCESS or HEALTHY");
            }
        });
    }

    static void notEssential(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                dependency -> target(dependency, task)
                        .filter(target ->
                                target.isEssential() && dependency.waitsFor(Condition.SUCCESS, Condition.COMPLETE))
                        .ifPresent(target -> report.accept(
                                dependency.fields().place("condition"),
                                "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container."
                                        + " The task would stop when " + target.label()
                                        + " ends; write \"essential\": false there")));
    }

    static void healthChecked(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                dependency -> target(dependency, task)
                        .filter(target -> !target.fields().has("healthCheck") && dependency.waitsFor(Condition.HEALTHY))
                        .ifPresent(
                                target -> report.accept(
                                        dependency.fields().place("condition"),
                                        "container " + target.label()
                                                + " has no healthCheck, so it never becomes HEALTHY; an"
                                                + " image's own check does not count: write a healthCheck there, or wait for START")));
    }

    static void namedOnce(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Set<String> seen = new HashSet<>();
            for (DependencyDraft dependency : container.relations().dependsOn()) {
                dependency
                        .containerName()
                        .filter(name -> !seen.add(name.value()))
                        .ifPresent(name -> report.accept(
                                name.place(),
                                "container " + Excerpt.of(name.value())
                                        + " is named twice, and both conditions have to hold; keep the stronger one"));
            }
        }
    }

    private static Optional<ContainerDraft> target(DependencyDraft dependency, TaskDraft task) {
        return dependency.containerName().map(Located::value).flatMap(task::container);
    }

    private static void forEach(TaskDraft task, Consumer<DependencyDraft> check) {
        task.containers().forEach(container -> container.relations().dependsOn().forEach(check));
    }
}
