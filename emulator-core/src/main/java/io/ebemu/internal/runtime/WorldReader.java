/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from the engine what it has of one environment. */
final class WorldReader {

    private final Engine engine;
    private final EnvironmentId environment;

    WorldReader(Engine engine, EnvironmentId environment) {
        this.engine = engine;
        this.environment = environment;
    }

    /** Whether a container ends with its environment, unlike those that made a snapshot that outlives it. */
    static boolean endsWithIt(ContainerInfo container) {
        return !container.label(Labels.ROLE).equals(Labels.ROLE_SNAPSHOT)
                || !container.label(Labels.OWNER).isEmpty();
    }

    /** All containers of the environment that end with it, running or not. */
    List<ContainerInfo> containers() {
        return engine.containers().list(Labels.of(environment)).stream()
                .filter(WorldReader::endsWithIt)
                .toList();
    }

    /** Containers alone, for whoever must not wait for the rest. */
    World readContainers() {
        return new World(containers(), List.of(), List.of(), Map.of());
    }

    /** Containers and volumes. */
    World read() {
        return read(List.of());
    }

    /** Containers, volumes, and those of the images that are here. */
    World read(Collection<String> imageReferences) {
        Map<String, ImageInfo> images = new HashMap<>();
        for (String reference : imageReferences) {
            engine.images().inspect(reference).ifPresent(image -> images.put(reference, image));
        }
        Map<String, String> ours = Labels.of(environment);
        return new World(
                containers(), engine.volumes().list(ours), engine.networks().list(ours), images);
    }
}
