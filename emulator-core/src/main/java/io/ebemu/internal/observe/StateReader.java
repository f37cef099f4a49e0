/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.EnvironmentHealth;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads an environment's state from its containers' labels and its record; the labels win where both speak. */
public final class StateReader {

    private final String publishedAddress;

    /** Published ports are reached at that address from here. */
    public StateReader(String publishedAddress) {
        this.publishedAddress = publishedAddress;
    }

    /** The environment's state; empty if it has neither a container nor a record. */
    public Optional<ObservedState> read(
            EnvironmentId environment,
            List<ContainerInfo> containers,
            Path stateDirectory,
            Optional<EnvironmentRecord> record,
            Optional<Long> supervisor) {
        if (containers.isEmpty() && record.isEmpty()) {
            return Optional.empty();
        }
        List<ContainerInfo> taskContainers = containers.stream()
                .filter(one -> one.label(Labels.ROLE).equals(Labels.ROLE_TASK))
                .sorted(Comparator.comparingInt(one -> Integer.parseInt("0" + one.label(Labels.ORDER))))
                .toList();
        Optional<Task> task = new TaskReader(record, supervisor.isPresent()).read(taskContainers);
        return Optional.of(new ObservedState(
                environment,
                label(containers, Labels.APPLICATION)
                        .or(() -> record.map(EnvironmentRecord::applicationName))
                        .orElse(environment.name()),
                label(taskContainers, Labels.VERSION_LABEL)
                        .or(() -> record.map(EnvironmentRecord::versionLabel))
                        .orElse(""),
                record.filter(one -> supervisor.isPresent())
                        .map(EnvironmentRecord::status)
                        .orElse(EnvironmentRecord.READY),
                health(task),
                stateDirectory,
                supervisor,
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

    /** Beanstalk's status and colour; a non-essential container that failed is told as a cause and does no harm. */
    private static EnvironmentHealth health(Optional<Task> task) {
        if (task.isEmpty()) {
            return new EnvironmentHealth("Unknown", "Grey", List.of("There is no task."));
        }
        List<String> causes = new ArrayList<>();
        for (ContainerSnapshot container : task.get().containers()) {
            if (container.lastStatus() == ContainerStatus.STOPPED) {
                causes.add("Container " + container.name() + " stopped"
                        + container
                                .exitCode()
                                .map(code -> " with exit code " + code)
                                .orElse("")
                        + container.reason().map(reason -> ": " + reason).orElse("") + ".");
            }
        }
        return switch (task.get().lastStatus()) {
            case RUNNING -> new EnvironmentHealth("Ok", "Green", causes);
            case PENDING -> new EnvironmentHealth("Pending", "Grey", causes);
            case STOPPING, STOPPED -> {
                if (task.get().stopCode().equals(Optional.of(StopCode.USER_INITIATED))) {
                    yield new EnvironmentHealth("Unknown", "Grey", List.of(StopCode.USER_INITIATED.reason() + "."));
                }
                task.get()
                        .stoppedReason()
                        .ifPresent(reason -> causes.add(0, "ECS task stopped due to: " + reason + "."));
                yield new EnvironmentHealth("Severe", "Red", causes);
            }
        };
    }
}
