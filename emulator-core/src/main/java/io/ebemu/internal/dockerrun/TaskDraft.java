/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A task definition as written: types are right, but nothing is sure yet about what is missing, out of range or
 * contradictory.
 *
 * @param fields the file's top level
 * @param containers those entries of containerDefinitions that are objects, up to a hundred
 * @param volumes those entries of volumes that are objects
 * @param authentication where the credentials of registries are
 * @param containersByName the first container of each name
 * @param containersByHostname the first container of each host name
 * @param volumesByName the first volume of each name
 */
record TaskDraft(
        Fields fields,
        List<ContainerDraft> containers,
        List<VolumeDraft> volumes,
        Optional<AuthenticationDraft> authentication,
        SortedMap<String, ContainerDraft> containersByName,
        SortedMap<String, ContainerDraft> containersByHostname,
        SortedMap<String, VolumeDraft> volumesByName) {

    /** Ten are allowed. What comes after so many is not looked at: the file is refused for their number. */
    private static final int MOST_READ = 100;

    static TaskDraft read(Fields top) {
        top.checkedBy(DockerrunKeys.TOP);
        List<ContainerDraft> containers = top.objects("containerDefinitions", "[{\"name\": \"web\", …}]").stream()
                .limit(MOST_READ)
                .map(ContainerDraft::read)
                .toList();
        List<VolumeDraft> volumes = VolumeDraft.readAll(top);
        return new TaskDraft(
                top,
                containers,
                volumes,
                AuthenticationDraft.read(top),
                byName(containers, container -> Values.of(container.name())),
                byName(containers, container -> Values.of(container.process().hostname())),
                byName(volumes, volume -> Values.of(volume.name())));
    }

    private static <T> SortedMap<String, T> byName(List<T> drafts, Function<T, Optional<String>> name) {
        return drafts.stream()
                .flatMap(draft -> name.apply(draft).map(given -> Map.entry(given, draft)).stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
    }

    /** The first container of that name. */
    Optional<ContainerDraft> container(String name) {
        return Optional.ofNullable(containersByName.get(name));
    }
}
