/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules about port mappings (ECS, {@code PortMapping}). */
final class PortRules {

    static final int MAX_PORT = 65_535;

    /** Taken on every instance: SSH, Docker's API and the ECS agent (agent configuration, {@code ECS_RESERVED_PORTS}). */
    private static final Set<Integer> RESERVED = Set.of(22, 2375, 2376, 51_678, 51_679, 51_680);

    private PortRules() {}

    static void containerPortValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (PortDraft port : container.portMappings()) {
                boolean outside = port.containerPort()
                        .filter(number -> number.value() < 1 || number.value() > MAX_PORT)
                        .isPresent();
                if (outside || (!port.fields().has("containerPort") && !port.ranged())) {
                    report.accept(
                            port.fields().place("containerPort"),
                            "Invalid 'containerPort' setting for container '" + container.label()
                                    + "'. Write the port on which the container listens, 1 to 65535");
                }
            }
        }
    }

    static void hostPortValid(TaskDraft task, BiConsumer<Place, String> report) {
        forEachHostPort(task, (container, port, number) -> {
            if (number.value() < 0 || number.value() > MAX_PORT) {
                report.accept(
                        number.place(),
                        "Invalid 'hostPort' setting for container '" + container.label()
                                + "'. Write 1 to 65535, or 0 for any free port");
            }
        });
    }

    static void hostPortNotReserved(TaskDraft task, BiConsumer<Place, String> report) {
        forEachHostPort(task, (container, port, number) -> {
            if (RESERVED.contains(number.value()) && port.protocolWord().equals("tcp")) {
                report.accept(
                        number.place(),
                        "RESOURCE:PORTS: host port " + number.value()
                                + " is reserved on every instance, so the task cannot be placed; use another");
            }
        });
    }

    static void hostPortUnique(TaskDraft task, BiConsumer<Place, String> report) {
        Set<String> seen = new HashSet<>();
        forEachHostPort(task, (container, port, number) -> {
            if (number.value() > 0 && !seen.add(port.protocolWord() + number.value())) {
                report.accept(
                        number.place(),
                        port.protocolWord().toUpperCase(Locale.ROOT) + " host port '" + number.value()
                                + "' is mapped multiple times in task. Use another host port, or 0 for any free one");
            }
        });
    }

    static void protocolValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (PortDraft port : container.portMappings()) {
                port.protocol()
                        .filter(protocol -> !Set.of("tcp", "udp").contains(protocol.value()))
                        .ifPresent(protocol -> report.accept(
                                protocol.place(),
                                "Invalid 'protocol' setting for container '" + container.label()
                                        + "'. Write tcp or udp, in small letters"));
            }
        }
    }

    private static void forEachHostPort(TaskDraft task, HostPortVisitor visitor) {
        for (ContainerDraft container : task.containers()) {
            for (PortDraft port : container.portMappings()) {
                port.hostPort().ifPresent(number -> visitor.visit(container, port, number));
            }
        }
    }

    private interface HostPortVisitor {
        void visit(ContainerDraft container, PortDraft port, Located<Integer> number);
    }
}
