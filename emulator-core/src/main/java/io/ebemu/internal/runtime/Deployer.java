/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.model.ApplicationVersion;
import java.util.Optional;

/** Deploys onto an environment, and remembers what is deployed there. */
final class Deployer implements AutoCloseable {

    private final Supervision parts;
    private final CurrentTask current;
    private final Deployables deployables;
    private final LaunchRequests requests;
    private final VersionKeeper keeper;
    private final DeploymentTimes times;
    private final boolean ephemeral;
    /** Empty until this process has brought something up. */
    private volatile Optional<Deployable> deployed = Optional.empty();
    /** What was found to be deployed already. */
    private Optional<ApplicationVersion> found = Optional.empty();

    Deployer(Supervision parts, CurrentTask current, BundleReader bundles, DeploymentTimes times, boolean ephemeral) {
        KeptVersions versions = new KeptVersions(parts.directory());
        this.parts = parts;
        this.current = current;
        this.deployables = new Deployables(bundles, parts, versions);
        this.requests = new LaunchRequests(
                parts.engine(),
                parts.planner(),
                parts.host(),
                parts.directory(),
                parts.records(),
                parts.metadata().uri(),
                parts.services().controlPlane());
        this.keeper = new VersionKeeper(versions, parts.events());
        this.times = times;
        this.ephemeral = ephemeral;
    }

    /** Notes what is deployed from now on, for this process and for others, and begins to keep it. */
    void deploys(Deployable next) {
        note(next);
        if (!ephemeral && !next.kept()) {
            keeper.keep(next.version(), next.settings().bundleFor(parts.environment()));
        }
    }

    private void note(Deployable next) {
        deployed = Optional.of(next);
        if (!ephemeral) {
            deployables.record(next.settings());
        }
    }

    /** What is deployed, as well as can be known; read once. */
    synchronized ApplicationVersion deployed() {
        return deployed.map(Deployable::version).orElseGet(() -> {
            ApplicationVersion read =
                    found.orElseGet(() -> deployables.deployed().version());
            found = Optional.of(read);
            return read;
        });
    }

    /** Waits a moment for what is being kept, which is enough if it is small. */
    void awaitKept() {
        keeper.awaitShortly();
    }

    void deploy(Bundle bundle, DeployOptions options) {
        keeper.await();
        Deployable next = deployables.of(bundle, options, deployed.map(Deployable::settings));
        deployment(DeploymentKind.APPLICATION, next, options, parts.records().nextRevision())
                .run(() -> deploys(next));
        awaitKept();
    }

    /** The version that is there, once more. */
    void restart() {
        Deployable same = deployed.orElseGet(deployables::deployed);
        deployment(
                        DeploymentKind.RESTART,
                        same,
                        DeployOptions.standard(),
                        parts.records().revision())
                .run(() -> note(same));
    }

    /**
     * The version that is there with other properties, as a new revision.
     *
     * @throws io.ebemu.error.InvalidConfigurationException if Beanstalk would not take them; nothing has changed then
     */
    void configure(PropertyChanges changes) {
        Deployable next = deployables.configured(changes, deployed.map(Deployable::settings));
        deployment(
                        DeploymentKind.CONFIGURATION,
                        next,
                        DeployOptions.standard(),
                        parts.records().nextRevision())
                .run(() -> note(next));
    }

    private Deployment deployment(DeploymentKind kind, Deployable next, DeployOptions options, int revision) {
        return new Deployment(
                parts,
                current,
                requests,
                times,
                kind,
                next.version(),
                next.settings().launchOptions(options, ephemeral),
                revision);
    }

    @Override
    public void close() {
        keeper.close();
    }
}
