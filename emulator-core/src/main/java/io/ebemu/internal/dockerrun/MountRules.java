/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules about mount points (ECS, {@code MountPoint}; Beanstalk adds the volumes {@code awseb-logs-<container>}). */
final class MountRules {

    private static final String LOGS = "awseb-logs-";

    private MountRules() {}

    static void sourceVolumeKnown(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (MountDraft mount : container.mountPoints()) {
                String volume = mount.sourceVolume().map(Located::value).orElse("");
                boolean missing = !mount.fields().has("sourceVolume");
                if (missing || (mount.sourceVolume().isPresent() && !known(volume, task))) {
                    report.accept(
                            mount.fields().place("sourceVolume"),
                            "Unknown volume '" + Excerpt.of(volume) + "'. "
                                    + (missing ? "Name the volume in sourceVolume. " : "") + cure(volume, task));
                }
            }
        }
    }

    static void containerPathValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (MountDraft mount : container.mountPoints()) {
                boolean invalid = mount.containerPath()
                        .filter(path -> !path.value().startsWith("/")
                                || path.value().contains(":")
                                || path.value().equals("/"))
                        .isPresent();
                if (invalid || !mount.fields().has("containerPath")) {
                    report.accept(
                            mount.fields().place("containerPath"),
                            "a mount point needs an absolute path in the container, without a colon, and not /;"
                                    + " write one");
                }
            }
        }
    }

    static void containerPathUnique(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Set<String> seen = new HashSet<>();
            for (MountDraft mount : container.mountPoints()) {
                mount.containerPath()
                        .filter(path -> !seen.add(withoutSlash(path.value())))
                        .ifPresent(path -> report.accept(
                                path.place(),
                                "Duplicate mount point: " + Excerpt.of(path.value()) + ". Mount one volume there"));
            }
        }
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static boolean known(String volume, TaskDraft task) {
        return task.volumesByName().keySet().contains(volume)
                || (volume.startsWith(LOGS)
                        && task.container(volume.substring(LOGS.length())).isPresent());
    }

    private static String cure(String volume, TaskDraft task) {
        return volume.startsWith(LOGS)
                ? "Beanstalk adds " + LOGS + "<container> for each container; the containers are "
                        + Excerpt.list(task.containersByName().keySet())
                : "Declare it under volumes; declared are "
                        + Excerpt.list(task.volumesByName().keySet())
                        + (volume.isEmpty()
                                ? ""
                                : NearestName.hint(volume, task.volumesByName().keySet()));
    }
}
