/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Place;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Rules about kernel features (ECS, {@code LinuxParameters}). */
final class LinuxRules {

    private static final Set<String> PERMISSIONS = Set.of("read", "write", "mknod");

    private LinuxRules() {}

    static void capabilityKnown(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                linux -> Stream.concat(linux.capabilitiesToAdd().stream(), linux.capabilitiesToDrop().stream())
                        .filter(capability -> !Capabilities.known(capability.value()))
                        .forEach(capability -> report.accept(
                                capability.place(),
                                "unknown capability: \"" + Excerpt.of(capability.value())
                                        + "\"; write a capability of Linux without CAP_, such as SYS_PTRACE"
                                        + Capabilities.hint(capability.value()))));
    }

    static void deviceValid(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                linux -> linux.devices().forEach(device -> {
                    boolean blank = device.hostPath()
                            .filter(path -> path.value().isBlank())
                            .isPresent();
                    if (blank || !device.fields().has("hostPath")) {
                        report.accept(
                                device.fields().place("hostPath"),
                                "a device needs its path on the host; write it in hostPath");
                    }
                    device.permissions().stream()
                            .filter(permission -> !PERMISSIONS.contains(permission.value()))
                            .forEach(permission -> report.accept(
                                    permission.place(),
                                    "a device's permissions are read, write and mknod; write these words"));
                }));
    }

    static void sharedMemoryValid(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                linux -> linux.sharedMemorySize()
                        .filter(size -> size.value() < 0)
                        .ifPresent(size -> report.accept(
                                size.place(), "SHM size can not be less than 0, got " + size.value() + "; write MiB")));
    }

    static void sharedMemorySet(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(
                task,
                linux -> linux.sharedMemorySize()
                        .filter(size -> size.value() == 0)
                        .ifPresent(size -> report.accept(
                                size.place(),
                                "Docker takes 0 for not set and gives 64 MiB; write 1 or more, or remove" + " it")));
    }

    static void swapValid(TaskDraft task, BiConsumer<Place, String> report) {
        forEach(task, linux -> {
            linux.maxSwap()
                    .filter(swap -> swap.value() < 0)
                    .ifPresent(swap -> report.accept(
                            swap.place(), "maxSwap is 0 or more MiB, got " + swap.value() + "; 0 means no swap"));
            linux.swappiness()
                    .filter(swappiness -> swappiness.value() < 0 || swappiness.value() > 100)
                    .ifPresent(swappiness -> report.accept(
                            swappiness.place(),
                            "Invalid value: " + swappiness.value()
                                    + ", valid memory swappiness range is 0-100. Write one of these"));
        });
    }

    static void swapUsed(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container.linux().ifPresent(linux -> {
                if (linux.maxSwap().isEmpty()) {
                    linux.swappiness()
                            .ifPresent(swappiness -> report.accept(
                                    swappiness.place(),
                                    "the agent ignores swappiness without maxSwap; write maxSwap too"));
                } else if (!container.fields().has("memory")) {
                    linux.maxSwap()
                            .ifPresent(swap -> report.accept(
                                    swap.place(), "the agent ignores maxSwap without memory; write memory too"));
                }
            });
        }
    }

    static void forEach(TaskDraft task, Consumer<LinuxDraft> check) {
        task.containers().forEach(container -> container.linux().ifPresent(check));
    }
}
