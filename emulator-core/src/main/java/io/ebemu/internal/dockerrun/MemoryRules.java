/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Rules about a container's memory, in MiB. */
final class MemoryRules {

    /** Docker engine 20.10 and later start no container with less. */
    private static final int DOCKER_MINIMUM = 6;

    private MemoryRules() {}

    static void present(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            if (!container.fields().has("memory") && !container.fields().has("memoryReservation")) {
                report.accept(
                        container.fields().place(),
                        "Invalid setting for container '" + container.label()
                                + "'. At least one of 'memory' or 'memoryReservation' must be specified. Write"
                                + " \"memory\": 128, in MiB");
            }
        }
    }

    static void positive(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            positive("memory", container.basics().memory(), container, report);
            positive("memoryReservation", container.basics().memoryReservation(), container, report);
        }
    }

    private static void positive(
            String key, Optional<Located<Integer>> value, ContainerDraft container, BiConsumer<Place, String> report) {
        value.filter(memory -> memory.value() <= 0)
                .ifPresent(memory -> report.accept(
                        memory.place(),
                        "Invalid '" + key + "' setting for container '" + container.label()
                                + "'. Write how many MiB the container needs"));
    }

    static void enoughForDocker(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .basics()
                    .memory()
                    .filter(MemoryRules::belowMinimum)
                    .ifPresent(memory -> report.accept(
                            memory.place(),
                            "Minimum memory limit allowed is 6MB, got " + memory.value() + "; write 6 or more"));
            container
                    .basics()
                    .memoryReservation()
                    .filter(MemoryRules::belowMinimum)
                    .ifPresent(memory -> report.accept(
                            memory.place(),
                            "Minimum memory reservation allowed is 6MB, got " + memory.value() + "; write 6 or more"));
        }
    }

    private static boolean belowMinimum(Located<Integer> memory) {
        return memory.value() > 0 && memory.value() < DOCKER_MINIMUM;
    }

    static void aboveReservation(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            Optional<Located<Integer>> memory = container.basics().memory();
            container
                    .basics()
                    .memoryReservation()
                    .filter(reservation -> memory.isPresent()
                            && memory.get().value() > 0
                            && reservation.value() > memory.get().value())
                    .ifPresent(reservation -> report.accept(
                            reservation.place(),
                            "Invalid setting for container '" + container.label()
                                    + "'. The reservation of " + reservation.value()
                                    + " MiB is above the limit of "
                                    + memory.map(Located::value).orElse(0)
                                    + " MiB; lower memoryReservation or raise memory"));
        }
    }
}
