/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.Problem;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.ManagedService;
import java.nio.file.Path;
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
        List<Problem> problems) {

    public Source {
        services = List.copyOf(services);
        problems = List.copyOf(problems);
    }

    /** The unpacked bundle's directory. */
    public Path directory() {
        return bundle.directory();
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "Source[" + environment + ", " + versionLabel + ", properties=" + properties.keySet() + "]";
    }
}
