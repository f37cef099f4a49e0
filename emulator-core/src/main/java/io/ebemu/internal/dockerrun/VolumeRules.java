/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Rules about the volumes at the top level (ECS, {@code Volume}). */
final class VolumeRules {

    private VolumeRules() {}

    static void nameValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (VolumeDraft volume : task.volumes()) {
            boolean invalid = volume.name()
                    .filter(name -> !ContainerRules.NAME.matcher(name.value()).matches())
                    .isPresent();
            if (invalid || !volume.fields().has("name")) {
                report.accept(
                        volume.fields().place("name"),
                        "a volume needs a name of up to 255 letters, digits, hyphens and underscores; write one");
            }
        }
    }

    static void namesUnique(TaskDraft task, BiConsumer<Place, String> report) {
        Set<String> seen = new HashSet<>();
        for (VolumeDraft volume : task.volumes()) {
            volume.name()
                    .filter(name -> !seen.add(name.value()))
                    .ifPresent(name -> report.accept(
                            name.place(),
                            "volume \"" + Excerpt.of(name.value()) + "\" is declared twice; remove or rename one"));
        }
    }

    static void sourcePathPresent(TaskDraft task, BiConsumer<Place, String> report) {
        report(
                task,
                String::isBlank,
                "host.sourcePath should not be blank. Write a path, or remove host for a volume that lives with the"
                        + " task",
                report);
    }

    static void sourcePathValid(TaskDraft task, BiConsumer<Place, String> report) {
        report(
                task,
                path -> path.contains(":"),
                "a path has no colon here; write only the host's path, and the container's in mountPoints",
                report);
        report(
                task,
                path -> !path.contains(":") && path.contains("$"),
                "nothing substitutes variables here; write the path itself, such as /var/app/current/data",
                report);
        report(task, path -> path.indexOf(0) >= 0, "a path has no character of value 0; write it without", report);
    }

    static void sourcePathAbsolute(TaskDraft task, BiConsumer<Place, String> report) {
        report(
                task,
                path -> !path.isBlank() && !path.startsWith("/") && !path.contains(":") && !path.contains("$"),
                "not an absolute path: Docker would refuse it or take it for a volume's name; it is taken from the"
                        + " bundle's directory, write it with /var/app/current/ in front",
                report);
    }

    static void oneKind(TaskDraft task, BiConsumer<Place, String> report) {
        for (VolumeDraft volume : task.volumes()) {
            if (volume.sourcePath().isPresent() && volume.dockerVolume().isPresent()) {
                report.accept(
                        volume.fields().place("dockerVolumeConfiguration"),
                        "a volume is either a path on the host or managed by Docker; remove host or"
                                + " dockerVolumeConfiguration");
            }
        }
    }

    static void scopeKnown(TaskDraft task, BiConsumer<Place, String> report) {
        forEachDockerVolume(
                task,
                (volume, docker) -> docker.scope()
                        .filter(scope -> !Set.of("task", "shared").contains(scope.value()))
                        .ifPresent(scope ->
                                report.accept(scope.place(), "a volume's scope is task or shared; write one")));
    }

    static void sharedIfProvisioned(TaskDraft task, BiConsumer<Place, String> report) {
        forEachDockerVolume(
                task,
                (volume, docker) -> docker.autoprovision()
                        .filter(provision -> provision.value() && !docker.shared())
                        .ifPresent(provision -> report.accept(
                                provision.place(),
                                "volume [" + Excerpt.of(Values.of(volume.name()).orElse(""))
                                        + "] : task scoped volume could not be autoprovisioned. Write \"scope\": \"shared\","
                                        + " or remove autoprovision")));
    }

    private static void forEachDockerVolume(
            TaskDraft task, BiConsumer<VolumeDraft, VolumeDraft.DockerVolumeDraft> check) {
        task.volumes().forEach(volume -> volume.dockerVolume().ifPresent(docker -> check.accept(volume, docker)));
    }

    private static void report(
            TaskDraft task, Predicate<String> broken, String message, BiConsumer<Place, String> report) {
        for (VolumeDraft volume : task.volumes()) {
            volume.sourcePath()
                    .filter(path -> broken.test(path.value()))
                    .map(Located::place)
                    .ifPresent(place -> report.accept(place, message));
        }
    }
}
