/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.MountPoint;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds volumes that should come from the bundle and are not in it: Docker makes an empty directory of such a path, in
 * production too, and a file that should be mounted is then a directory in the container.
 */
final class SourcePaths {

    private final SourceBundle bundle;
    private final Places places;
    private final Problems problems;
    private @Nullable BundleContents contents;

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
        Optional<Path> mounted = volume.pathInBundle().flatMap(this::inBundle);
        mounted.filter(Files::exists).ifPresent(path -> checkSent(path, places.of(pointer)));
        mounted.filter(Files::notExists)
                .ifPresent(path -> problems.report(
                        Severity.WARNING,
                        Layer.AGENT,
                        places.of(pointer),
                        "source-path-missing",
                        "there is no " + bundle.directory().relativize(path)
                                + " in the bundle, so Docker makes an empty"
                                + " directory of that name, even where a file is meant; add it or correct the path"));
    }

    /** Production has only what the EB CLI sends; a directory without files is made by Docker in any case. */
    private void checkSent(Path path, Place place) {
        Path root = bundle.directory();
        try {
            if (path.startsWith(root) && !path.toRealPath().startsWith(root.toRealPath())) {
                problems.report(
                        Severity.ERROR,
                        Layer.BEANSTALK,
                        place,
                        "source-path-outside",
                        root.relativize(path) + " leads out of the bundle by a symbolic link, to " + path.toRealPath()
                                + ", which no instance has; put a copy into the bundle");
                return;
            }
            if (!path.startsWith(root) || path.equals(root) || contents().sends(root, path)) {
                return;
            }
            problems.report(
                    Severity.WARNING,
                    Layer.BEANSTALK,
                    place,
                    "source-path-ignored",
                    root.relativize(path) + " is mounted, but " + contents().rules()
                            + " leaves it out of what eb deploy sends, so production has an empty directory instead;"
                            + " no longer ignore it");
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException("cannot read " + path + ": " + e.getMessage() + "; check its rights", e);
        }
    }

    private BundleContents contents() throws IOException {
        if (contents == null) {
            contents = BundleContents.of(bundle.directory());
        }
        return contents;
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
