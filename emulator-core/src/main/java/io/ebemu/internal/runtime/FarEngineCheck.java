/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.MountPoint;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what an engine on another machine cannot do before anything is started: that machine has none of this one's files,
 * and Docker would make empty directories in their place; and what it publishes on its loopback address is not reached.
 */
final class FarEngineCheck {

    private static final String LOGS = "awseb-logs-";

    private final Engine engine;
    private final EventDispatcher events;

    FarEngineCheck(Engine engine, EventDispatcher events) {
        this.engine = engine;
        this.events = events;
    }

    /**
     * Checks what a plan creates.
     *
     * @throws UsageException if a volume comes from the bundle, or a managed service is to be started
     */
    void check(Plan plan, LaunchRequest request) {
        if (!engine.info().onAnotherMachine()) {
            return;
        }
        if (plan.steps().stream().map(PlannedStep::step).anyMatch(Step.StartService.class::isInstance)) {
            throw new UsageException("managed services are published on the loopback address of the engine's machine"
                    + " only, and " + here() + ", so this process could not set them up; run ebemu on that machine, and"
                    + " reach a port that ebemu status shows there from here with ssh -N -L PORT:127.0.0.1:PORT "
                    + engine.info().publishedAddress());
        }
        if (plan.steps().stream().map(PlannedStep::step).anyMatch(Step.CreateContainer.class::isInstance)) {
            checkMounts(request);
        }
    }

    private String here() {
        return "the engine at " + engine.info().endpoint() + " ("
                + engine.info().endpointSource() + ") is on another machine";
    }

    private void checkMounts(LaunchRequest request) {
        TaskDefinition task = request.version().taskDefinition();
        Set<String> mounted = task.containers().stream()
                .flatMap(container -> container.mountPoints().stream())
                .map(MountPoint::sourceVolume)
                .collect(Collectors.toSet());
        for (int i = 0; i < task.volumes().size(); i++) {
            Volume volume = task.volumes().get(i);
            if (mounted.contains(volume.name()) && volume.pathInBundle().isPresent()) {
                throw new UsageException("volumes[" + i + "].host.sourcePath, the volume " + volume.name()
                        + ", is in the bundle " + request.version().bundle() + ", and " + here()
                        + ", which has no such files; copy them into the image, use an engine on this machine, or run"
                        + " ebemu on that one");
            }
        }
        List<String> logs = mounted.stream()
                .filter(name -> name.startsWith(LOGS) && task.volume(name).isEmpty())
                .sorted()
                .toList();
        if (!logs.isEmpty()) {
            events.announce(
                    Severity.WARN,
                    "What containers write to " + String.join(", ", logs)
                            + " stays on that machine, and ebemu logs does" + " not show it: " + here() + ".");
        }
    }
}
