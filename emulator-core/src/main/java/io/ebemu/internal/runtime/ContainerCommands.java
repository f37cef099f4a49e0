/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ContainerCommand;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.stream.Collectors;

/** Runs commands in the containers of an environment's task. */
final class ContainerCommands {

    private final Engine engine;

    ContainerCommands(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs a command, and returns its exit code.
     *
     * @throws UsageException if the environment has no such container, or it does not run
     */
    int run(EnvironmentId environment, String container, ContainerCommand command) {
        List<ContainerInfo> task = engine.containers().list(Labels.of(environment, Labels.ROLE_TASK));
        ContainerInfo found = task.stream()
                .filter(info -> info.label(Labels.ECS_CONTAINER_NAME).equals(container))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        task.isEmpty()
                                ? "environment " + environment + " has no containers now; `ebemu up` starts them"
                                : "environment " + environment + " has no container " + container + "; it has "
                                        + names(task)));
        if (!found.running()) {
            throw new UsageException("container " + container + " of environment " + environment
                    + " does not run; `ebemu status` says why, and `ebemu restart` starts the task anew");
        }
        return engine.commands().run(found.id(), command);
    }

    private static String names(List<ContainerInfo> task) {
        return task.stream()
                .map(info -> info.label(Labels.ECS_CONTAINER_NAME))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
