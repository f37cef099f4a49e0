/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.placement;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.InstanceCapacity;
import io.ebemu.model.TaskDefinition;
import java.util.Comparator;
import java.util.List;

/** What tasks share on an instance, counted as the ECS agent counts it. */
enum Resource {
    MEMORY("placement-memory", "MiB", "lower memoryReservation, or memory where there is none") {
        @Override
        int share(ContainerDefinition container) {
            return container
                    .resources()
                    .memoryReservation()
                    .filter(reservation -> reservation > 0)
                    .or(() -> container.resources().memory())
                    .orElse(0);
        }

        @Override
        int of(InstanceCapacity instance) {
            return instance.memory();
        }
    },
    CPU("placement-cpu", "CPU units", "lower cpu") {
        @Override
        int share(ContainerDefinition container) {
            return container.resources().cpu();
        }

        @Override
        int of(InstanceCapacity instance) {
            return instance.cpu();
        }
    };

    private static final int LARGEST = 3;

    private final String code;
    private final String unit;
    private final String cure;

    Resource(String code, String unit, String cure) {
        this.code = code;
        this.unit = unit;
        this.cure = cure;
    }

    /** What a container takes. */
    abstract int share(ContainerDefinition container);

    /** What an instance has; 0 if that is not known. */
    abstract int of(InstanceCapacity instance);

    /** The code of problems with it. */
    String code() {
        return code;
    }

    /** What makes a task take less of it. */
    String cure() {
        return cure;
    }

    /** Whether a task takes no more than an instance has. */
    boolean suffices(TaskDefinition task, InstanceCapacity instance) {
        return of(instance) == 0 || demand(task) <= of(instance);
    }

    /** An amount with its unit. */
    String amount(long number) {
        return number + " " + unit;
    }

    /** In the words of ECS: what is short, how much is asked for, and by whom. */
    String shortage(TaskDefinition task, String offer) {
        List<String> shares = task.containers().stream()
                .filter(container -> share(container) > 0)
                .sorted(Comparator.comparingInt(this::share).reversed())
                .map(container -> container.name() + " " + share(container))
                .toList();
        String largest = String.join(", ", shares.subList(0, Math.min(LARGEST, shares.size())));
        return "RESOURCE:" + name() + ": the task asks for " + amount(demand(task)) + " (" + largest
                + (shares.size() > LARGEST ? ", …" : "") + "), " + offer;
    }

    private long demand(TaskDefinition task) {
        return task.containers().stream().mapToLong(this::share).sum();
    }
}
