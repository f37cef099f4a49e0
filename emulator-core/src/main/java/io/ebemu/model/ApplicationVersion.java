/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that a source bundle and the files beside it ask for: one deployable state of an environment.
 *
 * @param environment the environment's name
 * @param applicationName the application's name
 * @param versionLabel the label of this version
 * @param bundle the unpacked bundle, which containers know as {@code /var/app/current}; absolute
 * @param taskDefinition the containers
 * @param properties environment properties, given to every container; values may be secrets
 * @param services databases and caches beside the environment
 * @param imageOverrides local images by container name
 * @param localValues what stands in for secrets and S3 objects
 */
public record ApplicationVersion(
        EnvironmentId environment,
        String applicationName,
        String versionLabel,
        Path bundle,
        TaskDefinition taskDefinition,
        Map<String, String> properties,
        List<ManagedService> services,
        Map<String, ImageOverride> imageOverrides,
        LocalValues localValues) {

    public ApplicationVersion {
        properties = Ordered.copyOf(properties);
        services = List.copyOf(services);
        imageOverrides = Ordered.copyOf(imageOverrides);
    }

    /** The same, under another label. */
    public ApplicationVersion labelled(String label) {
        return new ApplicationVersion(
                environment,
                applicationName,
                label,
                bundle,
                taskDefinition,
                properties,
                services,
                imageOverrides,
                localValues);
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "ApplicationVersion[" + environment + ", " + versionLabel + ", properties=" + properties.keySet() + "]";
    }
}
