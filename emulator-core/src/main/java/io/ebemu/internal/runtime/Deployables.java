/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what is to be deployed onto an environment: the version that a bundle makes, or one that is kept. */
final class Deployables {

    private final BundleReader bundles;
    private final Supervision parts;
    private final KeptVersions versions;
    private final SettingsFile recorded;
    private final PropertiesFile changed;

    Deployables(BundleReader bundles, Supervision parts, KeptVersions versions) {
        this.bundles = bundles;
        this.parts = parts;
        this.versions = versions;
        this.recorded = new SettingsFile(parts.directory().settingsFile());
        this.changed = new PropertiesFile(parts.directory());
    }

    /**
     * The version of a bundle, or the kept one of the label that the options give.
     *
     * @param known the environment's settings, if this process has them
     * @throws UsageException if the bundle names another environment, or the label is none
     * @throws io.ebemu.error.InvalidConfigurationException if the bundle has errors
     * @throws io.ebemu.error.ResourceConflictException if the task has no room
     */
    Deployable of(Bundle asked, DeployOptions options, Optional<EnvironmentSettings> known) {
        asked.environmentName()
                .filter(name -> !name.equals(parts.environment().name()))
                .ifPresent(name -> {
                    throw new UsageException("the bundle is for environment " + name + ", and this one is "
                            + parts.environment() + "; deploy it there, or leave out the name");
                });
        EnvironmentSettings settings = known.or(recorded::read)
                .map(before -> before.with(asked))
                .orElseGet(() -> EnvironmentSettings.of(asked, LaunchOptions.standard()));
        Optional<VersionLabel> label = options.versionLabel().map(VersionLabel::new);
        Optional<Path> kept = label.flatMap(versions::source);
        Deployable found =
                read(kept.isPresent() ? settings.from(label.orElseThrow().text()) : settings, label);
        tellProblems(found);
        if (found.kept()) {
            parts.events()
                    .announce(
                            Severity.INFO,
                            "Application version " + found.version().versionLabel()
                                    + " is kept: its source bundle is deployed, not what " + settings.bundle()
                                    + " has now.");
        }
        return found;
    }

    /**
     * The version that is deployed, as well as can be known from what was written down.
     *
     * @throws UsageException if nothing was
     */
    Deployable deployed() {
        return deployed(recorded.read());
    }

    /**
     * The same with changed properties, which are kept from now on.
     *
     * @param known the environment's settings, if this process has them
     * @throws InvalidConfigurationException if Beanstalk would not take them; nothing is kept then
     */
    Deployable configured(PropertyChanges changes, Optional<EnvironmentSettings> known) {
        PropertyChanges before = changed.read();
        changed.write(before.then(changes));
        try {
            return deployed(known.or(recorded::read).map(settings -> settings.without(changes)));
        } catch (RuntimeException e) {
            changed.write(before);
            throw e;
        }
    }

    private Deployable deployed(Optional<EnvironmentSettings> known) {
        EnvironmentSettings settings =
                known.orElseThrow(() -> new UsageException("it is not known from which bundle environment "
                        + parts.environment() + " was deployed; run ebemu up in the bundle's directory"));
        Optional<VersionLabel> label = parts.records()
                .state()
                .map(ObservedState::versionLabel)
                .filter(text -> !text.isEmpty())
                .map(VersionLabel::new);
        Optional<Deployable> then = label.filter(one -> versions.source(one).isPresent())
                .map(one -> read(settings.from(one.text()), label));
        Deployable found = settings.keptVersion().isPresent() && then.isPresent()
                ? then.get()
                : then.map(kept -> unlessChanged(settings, label, kept)).orElseGet(() -> read(settings, label));
        tellProblems(found);
        return found;
    }

    /** The bundle itself as long as it has the same containers: what they mount from it they go on seeing change. */
    private Deployable unlessChanged(EnvironmentSettings settings, Optional<VersionLabel> label, Deployable kept) {
        try {
            Deployable now = read(settings, label);
            return now.version().taskDefinition().equals(kept.version().taskDefinition()) ? now : kept;
        } catch (InvalidConfigurationException halfEdited) {
            return kept;
        }
    }

    private void tellProblems(Deployable found) {
        found.problems().forEach(problem -> parts.events().announce(Severity.WARN, problem.toString()));
    }

    private Deployable read(EnvironmentSettings settings, Optional<VersionLabel> label) {
        Bundle bundle = settings.bundleFor(parts.environment());
        Optional<Path> files = settings.keptVersion().map(VersionLabel::new).flatMap(versions::source);
        ReadBundle read = bundles.read(bundle, parts.directory().path(), files);
        ReadBundle labelled = label.map(VersionLabel::text).map(read::labelled).orElse(read);
        ApplicationVersion version = labelled.valid(bundle.strict());
        read.requireRoom(parts.engine().info());
        return new Deployable(version, settings, read.problems());
    }

    /** Notes the settings for processes to come. */
    void record(EnvironmentSettings settings) {
        recorded.write(settings);
    }
}
