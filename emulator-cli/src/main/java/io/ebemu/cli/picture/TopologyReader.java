/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.api.HostPorts;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.SecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads from a version what a picture of it shows. */
final class TopologyReader {

    private static final String ANY_PORT = "any";

    private final ApplicationVersion version;
    private final HostPorts hostPorts;

    TopologyReader(ApplicationVersion version, HostPorts hostPorts) {
        this.version = version;
        this.hostPorts = hostPorts;
    }

    Topology read() {
        List<Card> cards = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        for (ContainerDefinition container : version.taskDefinition().containers()) {
            List<String> ports = ports(container);
            if (!ports.isEmpty()) {
                Card card = portCard(container, ports);
                cards.add(card);
                arrows.add(new Arrow(
                        card.id(),
                        ContainerCard.id(container.name()),
                        Arrow.Kind.PORT,
                        "",
                        "host ports of " + container.name() + ": " + String.join(", ", ports)));
            }
            cards.add(new ContainerCard(
                            version.taskDefinition(),
                            container,
                            Optional.ofNullable(version.imageOverrides().get(container.name())))
                    .card());
            arrows.addAll(new Reasons(container).arrows());
        }
        List<ServiceCard> services = version.services().stream()
                .map(service -> new ServiceCard(service, version.environment(), guarded()))
                .toList();
        return new Topology(
                title(),
                cards,
                services.stream().map(ServiceCard::card).toList(),
                arrows,
                services.stream().map(ServiceCard::way).toList());
    }

    private static Card portCard(ContainerDefinition container, List<String> ports) {
        return new Card(
                "host ports of " + container.name(),
                Card.Kind.HOST_PORTS,
                ports.stream().map(port -> Line.of(port, TextStyle.PORT)).toList(),
                "host port → port of " + container.name() + "\n" + String.join("\n", ports));
    }

    private List<String> ports(ContainerDefinition container) {
        List<String> ports = new ArrayList<>();
        for (PortMapping mapping : container.portMappings()) {
            int host = hostPorts.hostPort(container, mapping);
            ports.add((host == 0 ? ANY_PORT : ":" + host) + " → " + mapping.containerPort() + of(mapping.protocol()));
        }
        container
                .portRanges()
                .forEach(range -> ports.add(ANY_PORT + " → " + range.containerPorts() + of(range.protocol())));
        return ports;
    }

    private static String of(Protocol protocol) {
        return protocol == Protocol.TCP ? "" : "/" + protocol.word();
    }

    private Line title() {
        List<ContainerDefinition> containers = version.taskDefinition().containers();
        int memory = containers.stream()
                .map(ContainerDefinition::resources)
                .mapToInt(resources ->
                        resources.memory().or(resources::memoryReservation).orElse(0))
                .sum();
        String task = version.environment() + ": a task of " + containers.size()
                + (containers.size() == 1 ? " container, " : " containers, ") + memory + " MiB";
        List<String> groups = new ArrayList<>(List.of(SecurityGroup.OF_ENVIRONMENT));
        groups.addAll(version.vpc().instanceSecurityGroups());
        return new Line(guarded() ? task + ", in " + String.join(", ", groups) : task, TextStyle.PORT);
    }

    /** Whether anybody has said anything about security groups; if not, everything reaches everything. */
    private boolean guarded() {
        return !version.vpc().securityGroups().isEmpty()
                || !version.vpc().instanceSecurityGroups().isEmpty()
                || version.services().stream()
                        .anyMatch(service -> !service.securityGroups().isEmpty());
    }
}
