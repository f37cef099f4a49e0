/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.ManagedService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ebemu.yml} says: what production keeps in the console.
 *
 * @param environmentName the environment's name
 * @param applicationName the application's name
 * @param services databases and caches
 * @param properties the environment properties, whose references are not resolved yet
 * @param images image overrides by container name
 */
record EnvironmentFile(
        Optional<Located<String>> environmentName,
        Optional<String> applicationName,
        List<ManagedService> services,
        Map<String, PropertyTemplate> properties,
        Map<String, LocatedImage> images) {

    static final String NAME = "ebemu.yml";

    /** The file that is not there. */
    static EnvironmentFile absent() {
        return new EnvironmentFile(Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of());
    }

    /**
     * One image override.
     *
     * @param image what to run
     * @param place where the container's name stands
     */
    record LocatedImage(ImageOverride image, Place place) {}
}
