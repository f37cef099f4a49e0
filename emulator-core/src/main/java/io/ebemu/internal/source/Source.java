/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.Problem;
import io.ebemu.error.SourceLocation;
import io.ebemu.internal.document.NearestName;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.ManagedService;
import io.ebemu.model.TaskDefinition;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a bundle and the files beside it say, but for the containers.
 *
 * @param environment the environment's name
 * @param applicationName the application's name
 * @param versionLabel the label of this version, the same for the same Dockerrun and {@code ebemu.yml}
 * @param defaultRegion the region that the EB CLI is set to
 * @param bundle the unpacked bundle with its Dockerrun file
 * @param properties environment properties; values may be secrets
 * @param services databases and caches
 * @param imageOverrides local images by container name
 * @param imageOverrideLocations where each of them stands
 * @param problems everything found, sorted by place
 */
public record Source(
        EnvironmentId environment,
        String applicationName,
        String versionLabel,
        Optional<String> defaultRegion,
        SourceBundle bundle,
        Map<String, String> properties,
        List<ManagedService> services,
        Map<String, ImageOverride> imageOverrides,
        Map<String, SourceLocation> imageOverrideLocations,
        List<Problem> problems) {

    public Source {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        services = List.copyOf(services);
        imageOverrides = Collections.unmodifiableMap(new LinkedHashMap<>(imageOverrides));
        imageOverrideLocations = Map.copyOf(imageOverrideLocations);
        problems = List.copyOf(problems);
    }

    /** The unpacked bundle's directory. */
    public Path directory() {
        return bundle.directory();
    }

    /** A warning for every image override that names no container of the task: it would have no effect. */
    public List<Problem> problemsWith(TaskDefinition task) {
        List<String> containers =
                task.containers().stream().map(ContainerDefinition::name).toList();
        return imageOverrides.keySet().stream()
                .filter(name -> !containers.contains(name))
                .map(name -> new Problem(
                        Problem.Severity.WARNING,
                        Problem.Layer.EBEMU,
                        "image-override-unused",
                        "there is no container \"" + name + "\", so this has no effect; the containers are "
                                + String.join(", ", containers) + NearestName.hint(name, containers),
                        imageOverrideLocations.getOrDefault(name, new SourceLocation(EnvironmentFile.NAME, 1, 1)),
                        "images." + name))
                .toList();
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "Source[" + environment + ", " + versionLabel + ", properties=" + properties.keySet() + "]";
    }
}
