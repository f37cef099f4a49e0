/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param healthCheck how the environment is asked whether it answers; nobody asks without it
 * @param vpc the network it is in, with its security groups
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
        LocalValues localValues,
        Optional<ProcessHealthCheck> healthCheck,
        Vpc vpc) {

    public ApplicationVersion {
        properties = Ordered.copyOf(properties);
        services = List.copyOf(services);
        imageOverrides = Ordered.copyOf(imageOverrides);
    }

    /** A version that nobody asks whether it answers. */
    public ApplicationVersion(
            EnvironmentId environment,
            String applicationName,
            String versionLabel,
            Path bundle,
            TaskDefinition taskDefinition,
            Map<String, String> properties,
            List<ManagedService> services,
            Map<String, ImageOverride> imageOverrides,
            LocalValues localValues) {
        this(
                environment,
                applicationName,
                versionLabel,
                bundle,
                taskDefinition,
                properties,
                services,
                imageOverrides,
                localValues,
                Optional.empty(),
                Vpc.standard());
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
                localValues,
                healthCheck,
                vpc);
    }

    /** The same, with other services in another network. */
    public ApplicationVersion with(List<ManagedService> otherServices, Vpc otherVpc) {
        return new ApplicationVersion(
                environment,
                applicationName,
                versionLabel,
                bundle,
                taskDefinition,
                properties,
                otherServices,
                imageOverrides,
                localValues,
                healthCheck,
                otherVpc);
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "ApplicationVersion[" + environment + ", " + versionLabel + ", properties=" + properties.keySet() + "]";
    }
}
