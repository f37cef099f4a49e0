/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.Task;
import java.util.Optional;

/**
 * The container that answers health checks.
 *
 * @param container its name
 * @param containerPort its port, which production publishes on the host port that is asked
 */
record HealthCheckTarget(String container, int containerPort) {

    /** The target behind a host port of production; empty if no container publishes it. */
    static Optional<HealthCheckTarget> of(TaskDefinition definition, int hostPort) {
        return definition.containers().stream()
                .flatMap(container -> container.portMappings().stream()
                        .filter(mapping -> mapping.hostPort() == hostPort && mapping.protocol() == Protocol.TCP)
                        .map(mapping -> new HealthCheckTarget(container.name(), mapping.containerPort())))
                .findFirst();
    }

    /** The host port on which the task publishes it now, wherever ports were moved to. */
    Optional<Integer> boundIn(Task task) {
        return task.container(container).stream()
                .flatMap(snapshot -> snapshot.networkBindings().stream())
                .filter(binding -> binding.containerPort() == containerPort && binding.protocol() == Protocol.TCP)
                .map(NetworkBinding::hostPort)
                .findFirst();
    }
}
