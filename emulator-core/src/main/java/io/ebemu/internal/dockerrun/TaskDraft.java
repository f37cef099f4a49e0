/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A task definition as written: types are right, but nothing is sure yet about what is missing, out of range or
 * contradictory.
 *
 * @param fields the file's top level
 * @param containers those entries of containerDefinitions that are objects
 * @param volumes those entries of volumes that are objects
 */
record TaskDraft(Fields fields, List<ContainerDraft> containers, List<VolumeDraft> volumes) {

    /**
     * A volume as written.
     *
     * @param fields its object
     * @param name its name
     * @param sourcePath its path on the host
     */
    record VolumeDraft(Fields fields, Optional<Located<String>> name, Optional<Located<String>> sourcePath) {}

    Set<String> containerNames() {
        return containers.stream()
                .flatMap(container -> container.name().stream())
                .map(Located::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> volumeNames() {
        return volumes.stream()
                .flatMap(volume -> volume.name().stream())
                .map(Located::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The first container of that name. */
    Optional<ContainerDraft> container(String name) {
        return containers.stream().filter(container -> container.isNamed(name)).findFirst();
    }
}
