/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Rules about containers that name other containers. */
final class ReferenceRules {

    private ReferenceRules() {}

    static void linkForm(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container.relations().links().stream()
                    .filter(link -> LinkDraft.parse(link.value()).isEmpty())
                    .forEach(link -> report.accept(
                            link.place(),
                            "Invalid link format: '" + Excerpt.of(link.value()) + "'; write name or name:alias"));
        }
    }

    static void linkKnown(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container.wellFormedLinks().stream()
                    .filter(link -> task.container(link.value().target()).isEmpty())
                    .forEach(link -> report.accept(
                            link.place(),
                            "could not find container for link "
                                    + Excerpt.of(link.value().target()) + "; "
                                    + cure(link.value().target(), task)));
        }
    }

    static void volumesFromKnown(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (VolumeFromDraft from : container.relations().volumesFrom()) {
                String source = from.sourceContainer().map(Located::value).orElse("");
                if (task.container(source).isEmpty()
                        && (from.sourceContainer().isPresent() || !from.fields().has("sourceContainer"))) {
                    report.accept(
                            from.fields().place("sourceContainer"),
                            "Invalid 'volumesFrom' setting. Unknown container: '" + Excerpt.of(source) + "'. "
                                    + sentence(cure(source, task)));
                }
            }
        }
    }

    /** What to write instead of a name that no container has. */
    static String cure(String name, TaskDraft task) {
        return Optional.ofNullable(task.containersByHostname().get(name))
                .map(container ->
                        "it is the hostname of container " + container.label() + ": write " + container.label())
                .orElse("the containers are "
                        + Excerpt.list(task.containersByName().keySet())
                        + NearestName.hint(name, task.containersByName().keySet()));
    }

    static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
