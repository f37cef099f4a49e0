/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ServiceSnapshot;
import io.ebemu.model.observed.Task;
import java.util.ArrayList;
import java.util.List;

/** How an environment is, as lines for people: Beanstalk's word with its causes, the task, containers, services. */
final class HealthText {

    private HealthText() {}

    static List<String> of(ObservedState state) {
        List<String> lines = new ArrayList<>();
        lines.add(state.environment() + " is " + state.status() + ", health "
                + state.health().status() + " (" + state.health().color() + ")");
        state.health().causes().forEach(cause -> lines.add("  " + cause));
        state.task().ifPresent(task -> task(lines, task));
        state.services().forEach(service -> lines.add(service(service)));
        return lines;
    }

    private static void task(List<String> lines, Task task) {
        lines.add("task is " + task.lastStatus()
                + task.stoppedReason().map(reason -> ": " + reason).orElse(""));
        task.containers().forEach(container -> lines.add("  " + container(container)));
    }

    private static String container(ContainerSnapshot container) {
        return container.name() + (container.essential() ? " (essential)" : "") + " is " + container.lastStatus()
                + ", " + container.healthStatus()
                + container.exitCode().map(code -> ", exit code " + code).orElse("")
                + container.reason().map(reason -> ", " + reason).orElse("")
                + container.restartCount().map(count -> ", restarts " + count).orElse("");
    }

    private static String service(ServiceSnapshot service) {
        return service.kind() + " " + service.identifier() + " (" + service.engine() + " " + service.engineVersion()
                + ") is " + service.status()
                + service.hostEndpoint()
                        .map(place -> " at " + place.address() + ":" + place.port())
                        .orElse("");
    }
}
