/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.Problem;
import io.ebemu.error.SourceLocation;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Vpc;
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
 * @param instanceType the type of the environment's instances that {@code ebemu.yml} gives, such as {@code t3.micro}
 * @param healthCheck how {@code ebemu.yml} says that the environment is asked whether it answers
 * @param standIns what stands in for secrets and S3 objects
 * @param vpc the network with its security groups
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
        Optional<Located<String>> instanceType,
        Optional<Located<ProcessHealthCheck>> healthCheck,
        StandIns standIns,
        Vpc vpc,
        List<Problem> problems) {

    public Source {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        services = List.copyOf(services);
        imageOverrides = Collections.unmodifiableMap(new LinkedHashMap<>(imageOverrides));
        imageOverrideLocations = Map.copyOf(imageOverrideLocations);
        problems = List.copyOf(problems);
    }

    /** Whether a path is a source bundle that has to be unpacked. */
    public static boolean isZip(Path path) {
        return BundleFiles.isZip(path);
    }

    /** The unpacked bundle's directory. */
    public Path directory() {
        return bundle.directory();
    }

    /** What stands in for the secrets and S3 objects that a task refers to; what has no stand-in is a warning. */
    public LocalValues localValues(TaskDefinition task, Places places, Problems found) {
        Map<String, String> secrets = new SecretResolver(standIns.secrets(), places, found).resolve(task);
        return new S3ObjectResolver(standIns.s3Objects(), places, found)
                .resolve(task, secrets)
                .withTaskRole(standIns.taskRole());
    }

    /** How the task is asked whether it answers; a warning if it publishes no such port. */
    public Optional<ProcessHealthCheck> healthCheck(TaskDefinition task, Problems found) {
        return HealthCheckReader.publishedBy(task, healthCheck, found);
    }

    /** Warns of mounted paths that are not in the bundle. */
    public void checkMounts(TaskDefinition task, Places places, Problems found) {
        new SourcePaths(bundle, places, found).check(task);
    }

    /** Warns of image overrides that name no container. */
    public void checkImageOverrides(TaskDefinition task, Problems found) {
        List<String> containers =
                task.containers().stream().map(ContainerDefinition::name).toList();
        imageOverrides.keySet().stream()
                .filter(name -> !containers.contains(name))
                .forEach(name -> found.warning(
                        new Place(
                                imageOverrideLocations.getOrDefault(
                                        name, new SourceLocation(EnvironmentFile.NAME, 1, 1)),
                                "images." + name),
                        "image-override-unused",
                        "there is no container \"" + name + "\", so this has no effect; the containers are "
                                + String.join(", ", containers) + NearestName.hint(name, containers)));
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "Source[" + environment + ", " + versionLabel + ", properties=" + properties.keySet() + "]";
    }
}
