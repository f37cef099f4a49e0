/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.ManagedService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run and under which name.
 *
 * @param path a directory, a source bundle zip, or a {@code Dockerrun.aws.json}
 * @param environmentName the environment's name, if not the one that the bundle's files give
 * @param properties environment properties that win over those of {@code ebemu.yml}
 * @param instanceType the instance type that the task must fit on, such as {@code t3.micro}, if not the one that {@code
 *     ebemu.yml} gives
 * @param strict whether warnings count as errors
 * @param images by the name of a container: the image that it has instead of its own
 * @param services databases and caches beside those of {@code ebemu.yml}, or in place of one with the same identifier
 */
public record Bundle(
        Path path,
        Optional<String> environmentName,
        Map<String, String> properties,
        Optional<String> instanceType,
        boolean strict,
        Map<String, String> images,
        List<ManagedService> services) {

    public Bundle {
        properties = Map.copyOf(properties);
        images = Map.copyOf(images);
        services = List.copyOf(services);
    }

    /** A bundle with its own images and services. */
    public Bundle(
            Path path,
            Optional<String> environmentName,
            Map<String, String> properties,
            Optional<String> instanceType,
            boolean strict) {
        this(path, environmentName, properties, instanceType, strict, Map.of(), List.of());
    }

    /** A bundle under the name its own files give. */
    public static Bundle of(Path path) {
        return new Bundle(path, Optional.empty(), Map.of(), Optional.empty(), false);
    }

    /** The same with other properties, images and services. */
    public Bundle with(
            Map<String, String> otherProperties, Map<String, String> otherImages, List<ManagedService> otherServices) {
        return new Bundle(path, environmentName, otherProperties, instanceType, strict, otherImages, otherServices);
    }

    /** The same under another name. */
    public Bundle named(String name) {
        return new Bundle(path, Optional.of(name), properties, instanceType, strict, images, services);
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "Bundle[" + path + ", properties=" + properties.keySet() + "]";
    }
}
