/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.MountPoint;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds volumes that should come from the bundle and are not in it: Docker makes an empty directory of such a path, in
 * production too, and a file that should be mounted is then a directory in the container.
 */
final class SourcePaths {

    private final SourceBundle bundle;
    private final Places places;
    private final Problems problems;

    SourcePaths(SourceBundle bundle, Places places, Problems problems) {
        this.bundle = bundle;
        this.places = places;
        this.problems = problems;
    }

    void check(TaskDefinition task) {
        Set<String> mounted = task.containers().stream()
                .flatMap(container -> container.mountPoints().stream())
                .map(MountPoint::sourceVolume)
                .collect(Collectors.toSet());
        for (int i = 0; i < task.volumes().size(); i++) {
            Volume volume = task.volumes().get(i);
            if (mounted.contains(volume.name())) {
                check(volume, "volumes[" + i + "].host.sourcePath");
            }
        }
    }

    private void check(Volume volume, String pointer) {
        volume.pathInBundle()
                .flatMap(this::inBundle)
                .filter(Files::notExists)
                .ifPresent(path -> problems.report(
                        Severity.WARNING,
                        Layer.AGENT,
                        places.of(pointer),
                        "source-path-missing",
                        "there is no " + bundle.directory().relativize(path)
                                + " in the bundle, so Docker makes an empty"
                                + " directory of that name, even where a file is meant; add it or correct the path"));
    }

    /** Empty if no file can have that name here. */
    private Optional<Path> inBundle(String path) {
        try {
            return Optional.of(bundle.directory().resolve(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
