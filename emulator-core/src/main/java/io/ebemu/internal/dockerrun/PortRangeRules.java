/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.model.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Rules about port mappings of ranges (ECS, {@code PortMapping.containerPortRange}). */
final class PortRangeRules {

    private static final int MAX_RANGES = 100;

    private PortRangeRules() {}

    static void valid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (PortDraft port : ranges(container)) {
                if (port.containerPortRange().isPresent() && port.range().isEmpty()) {
                    report.accept(
                            port.fields().place("containerPortRange"),
                            "Invalid 'containerPortRange' setting for container '" + container.label()
                                    + "'. Write the first and the last port, 1 to 65535, like 8000-8010");
                }
            }
        }
    }

    static void alone(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (PortDraft port : ranges(container)) {
                for (String key : List.of("containerPort", "hostPort")) {
                    if (port.fields().has(key)) {
                        report.accept(
                                port.fields().place(key),
                                key + " cannot be given with containerPortRange, whose host ports are chosen when the"
                                        + " container is created; remove one of them");
                    }
                }
            }
        }
    }

    static void atMostAHundred(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            List<PortDraft> ranges = ranges(container);
            if (ranges.size() > MAX_RANGES) {
                report.accept(
                        ranges.get(MAX_RANGES).fields().place("containerPortRange"),
                        "a container has at most " + MAX_RANGES + " ranges of ports, this one has " + ranges.size()
                                + "; merge some");
            }
        }
    }

    static void apart(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            List<Taken> earlier = singlePorts(container);
            for (PortDraft port : ranges(container)) {
                port.range()
                        .map(range -> new Taken(range, port.protocolWord(), range.toString()))
                        .ifPresent(taken -> {
                            earlier.stream()
                                    .filter(taken::overlaps)
                                    .findFirst()
                                    .ifPresent(other -> report.accept(
                                            port.fields().place("containerPortRange"),
                                            "this range of ports overlaps " + other.written()
                                                    + ", and a port is mapped once; write ranges that do not"));
                            earlier.add(taken);
                        });
            }
        }
    }

    private static List<Taken> singlePorts(ContainerDraft container) {
        List<Taken> ports = new ArrayList<>();
        for (PortDraft port : container.portMappings()) {
            port.containerPort()
                    .map(Located::value)
                    .filter(number -> !port.ranged() && number >= 1 && number <= PortRules.MAX_PORT)
                    .ifPresent(number -> ports.add(
                            new Taken(new PortRange(number, number), port.protocolWord(), "containerPort " + number)));
        }
        return ports;
    }

    private static List<PortDraft> ranges(ContainerDraft container) {
        return container.portMappings().stream().filter(PortDraft::ranged).toList();
    }

    /** Ports of one protocol. */
    private record Taken(PortRange range, String protocol, String written) {

        boolean overlaps(Taken other) {
            return protocol.equals(other.protocol)
                    && range.first() <= other.range.last()
                    && other.range.first() <= range.last();
        }
    }
}
