/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules about the task as a whole (ECS, {@code RegisterTaskDefinition}). */
final class TaskRules {

    private static final String CONTAINERS = "containerDefinitions";
    private static final int MAX_CONTAINERS = 10;

    private TaskRules() {}

    static void containersPresent(TaskDraft task, BiConsumer<Place, String> report) {
        if (!task.fields().has(CONTAINERS)) {
            report.accept(
                    task.fields().place(),
                    "Container list cannot be empty. containerDefinitions is missing; "
                            + NearestName.of(CONTAINERS, task.fields().keys())
                                    .filter(key -> !key.equals(CONTAINERS)) // there, but null
                                    .map(key -> "rename \"" + Excerpt.of(key) + "\"")
                                    .orElse("add it with at least one container"));
        } else if (task.fields().isEmptyList(CONTAINERS)) {
            report.accept(
                    task.fields().place(CONTAINERS), "Container list cannot be empty. Add at least one container");
        }
    }

    static void atMostTenContainers(TaskDraft task, BiConsumer<Place, String> report) {
        if (task.containers().size() > MAX_CONTAINERS) {
            report.accept(
                    task.containers().get(MAX_CONTAINERS).fields().place(),
                    "Too many containers. A task has at most " + MAX_CONTAINERS + ", this one has "
                            + task.containerCount() + "; merge or remove some"
                            + (task.containerCount() > TaskDraft.MAX_READ
                                    ? " (only the first " + TaskDraft.MAX_READ + " are looked at)"
                                    : ""));
        }
    }

    static void oneEssential(TaskDraft task, BiConsumer<Place, String> report) {
        List<ContainerDraft> containers = task.containers();
        if (!containers.isEmpty() && containers.stream().noneMatch(ContainerDraft::isEssential)) {
            report.accept(
                    task.fields().place(CONTAINERS),
                    "Task definition doesn't have any essential container. Write \"essential\": true at the container"
                            + " without which the task is of no use");
        }
    }

    static void namesUnique(TaskDraft task, BiConsumer<Place, String> report) {
        Set<String> seen = new HashSet<>();
        for (ContainerDraft container : task.containers()) {
            container
                    .name()
                    .filter(name -> !seen.add(name.value()))
                    .ifPresent(name -> report.accept(
                            name.place(),
                            "Container names must be unique within a Task Definition. \"" + Excerpt.of(name.value())
                                    + "\" is taken; rename this container"));
        }
    }
}
