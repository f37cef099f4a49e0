/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads an environment's state from its containers' labels and its record; the labels win where both speak. */
public final class StateReader {

    private final String publishedAddress;

    private final ProvenanceReader provenance;

    /** Published ports are reached at that address from here, a machine of that name. */
    public StateReader(String publishedAddress, String machine) {
        this.publishedAddress = publishedAddress;
        this.provenance = new ProvenanceReader(machine);
    }

    /**
     * The environment's state; empty if it has neither a container nor a record.
     *
     * @param supervisor the process that supervises it
     * @param failingTarget what that process last saw of the health check path while it fails
     */
    public Optional<ObservedState> read(
            EnvironmentId environment,
            List<ContainerInfo> containers,
            Path stateDirectory,
            Optional<EnvironmentRecord> record,
            Optional<Long> supervisor,
            Optional<String> failingTarget) {
        if (containers.isEmpty() && record.isEmpty()) {
            return Optional.empty();
        }
        List<ContainerInfo> taskContainers = containers.stream()
                .filter(one -> one.label(Labels.ROLE).equals(Labels.ROLE_TASK))
                .sorted(Comparator.comparingInt(one -> Integer.parseInt("0" + one.label(Labels.ORDER))))
                .toList();
        Optional<Task> task = new TaskReader(record, supervisor.isPresent()).read(taskContainers);
        String status = record.filter(one -> supervisor.isPresent())
                .map(EnvironmentRecord::status)
                .orElse(EnvironmentRecord.READY);
        return Optional.of(new ObservedState(
                environment,
                label(containers, Labels.APPLICATION)
                        .or(() -> record.map(EnvironmentRecord::applicationName))
                        .orElse(environment.name()),
                label(taskContainers, Labels.VERSION_LABEL)
                        .or(() -> record.map(EnvironmentRecord::versionLabel))
                        .orElse(""),
                status,
                new EnhancedHealth(status, supervisor.isPresent(), failedChecks(taskContainers), failingTarget)
                        .of(task),
                stateDirectory,
                supervisor,
                containers.isEmpty()
                        ? provenance.here()
                        : provenance.of(
                                containers.stream().map(ContainerInfo::labels).toList()),
                task,
                new ServiceReader(publishedAddress).read(containers),
                record.map(EnvironmentRecord::createdAt)
                        .or(() -> containers.stream()
                                .map(ContainerInfo::createdAt)
                                .min(Comparator.naturalOrder())),
                record.map(EnvironmentRecord::updatedAt)));
    }

    private static Optional<String> label(List<ContainerInfo> containers, String key) {
        return containers.stream()
                .map(one -> one.label(key))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Map<String, Integer> failedChecks(List<ContainerInfo> containers) {
        return containers.stream()
                .filter(one -> ContainerSnapshots.health(one) == HealthStatus.UNHEALTHY)
                .collect(Collectors.toMap(
                        one -> one.label(Labels.ECS_CONTAINER_NAME), ContainerInfo::failedHealthChecks, Math::max));
    }
}
