/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.host.ProcessIdentity;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.TaskIdentity;
import io.ebemu.internal.plan.World;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ImageOverride;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts together what a plan is made from: what is wanted, and what there is. Every request is for a task of its own. */
final class LaunchRequests {

    private static final int TASK_ID_DIGITS = 32;
    /** No test run takes that long; other machines cannot see whether its process has ended. */
    private static final Duration LONGEST_TEST = Duration.ofHours(24);

    private final Engine engine;
    private final Planner planner;
    private final Host host;
    private final StateDirectory directory;
    private final EnvironmentRecords records;
    private final Optional<URI> metadata;
    private final ControlPlane controlPlane;

    /** @param metadata where new containers find the task metadata endpoint; empty if nothing serves it */
    LaunchRequests(
            Engine engine,
            Planner planner,
            Host host,
            StateDirectory directory,
            EnvironmentRecords records,
            Optional<URI> metadata,
            ControlPlane controlPlane) {
        this.engine = engine;
        this.planner = planner;
        this.host = host;
        this.directory = directory;
        this.records = records;
        this.metadata = metadata;
        this.controlPlane = controlPlane;
    }

    /** A task of a new task definition. */
    LaunchRequest of(ApplicationVersion version, LaunchOptions options) {
        return of(version, options, records.nextRevision());
    }

    /** @param revision the task definition's */
    LaunchRequest of(ApplicationVersion version, LaunchOptions options, int revision) {
        ControlPlane.Wanted wanted = controlPlane.wanted(version, directory.path());
        return new LaunchRequest(
                wanted.version(),
                version.services(),
                options,
                new TaskIdentity(version.environment(), host.randomHex(TASK_ID_DIGITS), revision),
                origin(options),
                directory.path(),
                contextDigests(version),
                new PortBlocks(host).find(version, options.hostPorts()),
                records.unfinishedServices(),
                wanted.intents(),
                records.taskRunsOn(),
                metadata);
    }

    /** Who makes what is made for a launch with these options. */
    Origin origin(LaunchOptions options) {
        return new Origin(
                MachineName.here(host),
                options.ephemeral() ? Optional.of(ProcessIdentity.of(host.processId())) : Optional.empty(),
                options.endsWithProcess() ? Optional.of(host.now().plus(LONGEST_TEST)) : Optional.empty());
    }

    private Map<String, String> contextDigests(ApplicationVersion version) {
        Map<String, String> digests = new HashMap<>();
        version.imageOverrides().forEach((container, override) -> {
            if (override instanceof ImageOverride.Build build) {
                digests.put(container, engine.images().contextDigest(build.context(), build.dockerfile()));
            }
        });
        return digests;
    }

    /** What there is now, with the images that the request needs. */
    World world(LaunchRequest request) {
        return new WorldReader(engine, request.version().environment()).read(planner.imageReferences(request));
    }
}
