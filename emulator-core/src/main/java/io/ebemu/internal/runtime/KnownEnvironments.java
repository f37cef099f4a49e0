/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds where environments keep their records and what they are made from, also those that left nothing on the engine. */
final class KnownEnvironments {

    private final EngineConnection engine;
    private final BundleReader bundles;
    private final Map<EnvironmentId, Named> named = new ConcurrentHashMap<>();

    KnownEnvironments(EngineConnection engine, BundleReader bundles) {
        this.engine = engine;
        this.bundles = bundles;
    }

    /**
     * An environment as a bundle named it.
     *
     * @param bundle the bundle
     * @param stateDirectory where it keeps its records
     * @param options how this process launched it
     */
    private record Named(Bundle bundle, Path stateDirectory, LaunchOptions options) {}

    /** Remembers what a bundle names, and how it is launched. */
    void remember(Bundle bundle, ReadBundle read, LaunchOptions options) {
        named.put(read.environment(), new Named(bundle, read.stateDirectory(), options));
    }

    /** Remembers what a bundle names, unless this process has launched it. */
    void remember(Bundle bundle, ReadBundle read) {
        named.putIfAbsent(read.environment(), new Named(bundle, read.stateDirectory(), LaunchOptions.standard()));
    }

    /** How this process launched an environment; the standard if it did not. */
    LaunchOptions options(EnvironmentId environment) {
        return Optional.ofNullable(named.get(environment)).map(Named::options).orElseGet(LaunchOptions::standard);
    }

    Optional<Path> stateDirectory(EnvironmentId environment) {
        return stateDirectory(environment, new WorldReader(engine.get(), environment).containers());
    }

    /**
     * Where an environment keeps its records: its containers' labels say so, else the bundle that named it, if it has
     * any there, else the labels of data it left.
     */
    Optional<Path> stateDirectory(EnvironmentId environment, List<ContainerInfo> containers) {
        return labelled(containers.stream().map(container -> container.label(Labels.STATE_DIRECTORY)))
                .or(() -> recordsBeside(environment))
                .or(() -> labelled(engine.get().volumes().list(Labels.of(environment)).stream()
                        .map(volume -> volume.labels().getOrDefault(Labels.STATE_DIRECTORY, ""))));
    }

    /** The same, though there be no records yet. */
    Optional<Path> futureStateDirectory(EnvironmentId environment) {
        return stateDirectory(environment).or(() -> whereNamed(environment));
    }

    /** Where a bundle that was remembered keeps the environment's records, if there are any. */
    Optional<Path> recordsBeside(EnvironmentId environment) {
        return whereNamed(environment).filter(Files::isDirectory);
    }

    private Optional<Path> whereNamed(EnvironmentId environment) {
        return Optional.ofNullable(named.get(environment)).map(Named::stateDirectory);
    }

    private static Optional<Path> labelled(Stream<String> labels) {
        return labels.filter(directory -> !directory.isEmpty()).findFirst().map(Path::of);
    }

    /**
     * Changes the properties of an environment for its next launch.
     *
     * @throws io.ebemu.error.InvalidConfigurationException if Beanstalk would not take them; nothing has changed then
     */
    void keep(EnvironmentId environment, StateDirectory directory, PropertyChanges changes) {
        SettingsFile settings = new SettingsFile(directory.settingsFile());
        PropertiesFile file = new PropertiesFile(directory);
        PropertyChanges before = file.read();
        file.write(before.then(changes));
        try {
            declared(environment, directory);
        } catch (RuntimeException e) {
            file.write(before);
            throw e;
        }
        settings.read().map(known -> known.without(changes)).ifPresent(settings::write);
    }

    /**
     * What the bundle says that the environment was made from last.
     *
     * @throws UsageException if it is not known which
     */
    ApplicationVersion declared(EnvironmentId environment, StateDirectory directory) {
        Bundle bundle = new SettingsFile(directory.settingsFile())
                .read()
                .map(settings -> settings.bundleFor(environment))
                .or(() -> Optional.ofNullable(named.get(environment)).map(Named::bundle))
                .orElseThrow(() -> new UsageException("it is not known which bundle environment " + environment
                        + " is made from; run ebemu up in the bundle's directory"));
        return bundles.read(bundle, directory.path(), Optional.empty()).valid(false);
    }
}
