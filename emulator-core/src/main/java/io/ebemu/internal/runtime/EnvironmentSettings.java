/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an environment was told when it was brought up and what holds for its deployments too, as Beanstalk's option
 * settings do.
 *
 * @param bundle the bundle that was deployed last; absolute
 * @param properties environment properties that win over those of {@code ebemu.yml}; values may be secrets
 * @param instanceType the instance type that the task must fit on, if not the one that {@code ebemu.yml} gives
 * @param strict whether warnings count as errors
 * @param hostPorts which host ports containers get
 * @param keptVersion the label of the kept version whose files are deployed, if they are not the bundle's own
 * @param images images that containers have instead of their own, by container; not written down, as only a program that
 *     holds the environment gives any
 * @param services databases and caches that are not the bundle's own, likewise
 */
record EnvironmentSettings(
        Path bundle,
        Map<String, String> properties,
        Optional<String> instanceType,
        boolean strict,
        HostPorts hostPorts,
        Optional<String> keptVersion,
        Map<String, String> images,
        List<ManagedService> services) {

    EnvironmentSettings {
        properties = Map.copyOf(properties);
        images = Map.copyOf(images);
        services = List.copyOf(services);
    }

    /** Those that are written down. */
    EnvironmentSettings(
            Path bundle,
            Map<String, String> properties,
            Optional<String> instanceType,
            boolean strict,
            HostPorts hostPorts,
            Optional<String> keptVersion) {
        this(bundle, properties, instanceType, strict, hostPorts, keptVersion, Map.of(), List.of());
    }

    /** Those of an environment that is brought up. */
    static EnvironmentSettings of(Bundle bundle, LaunchOptions options) {
        return new EnvironmentSettings(
                bundle.path().toAbsolutePath().normalize(),
                bundle.properties(),
                bundle.instanceType(),
                bundle.strict(),
                options.hostPorts(),
                Optional.empty(),
                bundle.images(),
                bundle.services());
    }

    /** The same with another bundle, whose own settings win. */
    EnvironmentSettings with(Bundle next) {
        Map<String, String> merged = new HashMap<>(properties);
        merged.putAll(next.properties());
        Map<String, String> mergedImages = new HashMap<>(images);
        mergedImages.putAll(next.images());
        return new EnvironmentSettings(
                next.path().toAbsolutePath().normalize(),
                merged,
                next.instanceType().or(() -> instanceType),
                strict || next.strict(),
                hostPorts,
                Optional.empty(),
                mergedImages,
                next.services().isEmpty() ? services : next.services());
    }

    /** The same without properties that were given for one launch and are changed by hand now. */
    EnvironmentSettings without(PropertyChanges changes) {
        Map<String, String> others = new HashMap<>(properties);
        others.keySet().removeIf(changes::concern);
        return new EnvironmentSettings(bundle, others, instanceType, strict, hostPorts, keptVersion, images, services);
    }

    /** The same with the files of a kept version. */
    EnvironmentSettings from(String versionLabel) {
        return new EnvironmentSettings(
                bundle, properties, instanceType, strict, hostPorts, Optional.of(versionLabel), images, services);
    }

    /** The bundle under the environment's name, with these settings. */
    Bundle bundleFor(EnvironmentId environment) {
        return new Bundle(bundle, Optional.of(environment.name()), properties, instanceType, strict, images, services);
    }

    /** How a deployment brings up its task. */
    LaunchOptions launchOptions(DeployOptions options, boolean ephemeral) {
        return new LaunchOptions(hostPorts, options.pullPolicy(), options.build(), options.timeout(), ephemeral);
    }

    /** Property values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "EnvironmentSettings[" + bundle + ", properties=" + properties.keySet() + "]";
    }
}
