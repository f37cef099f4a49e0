/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.observe.PortHolder;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import java.util.List;
import java.util.Optional;

/** Tells which host ports are taken, of a bundle's or, without a bundle, of port 80. */
final class PortDiagnostics {

    private static final int HTTP = 80;

    private final Engine engine;
    private final PortHolder holder;
    private final Findings found;

    PortDiagnostics(Engine engine, PortHolder holder, Findings found) {
        this.engine = engine;
        this.holder = holder;
        this.found = found;
    }

    void run(Optional<ApplicationVersion> version) {
        String environment = version.map(any -> any.environment().name()).orElse("");
        version.map(PortDiagnostics::published).orElse(List.of(HTTP)).forEach(port -> port(port, environment));
    }

    private static List<Integer> published(ApplicationVersion version) {
        return version.taskDefinition().containers().stream()
                .flatMap(container -> container.portMappings().stream())
                .filter(mapping -> !mapping.dynamic() && mapping.protocol() == Protocol.TCP)
                .map(PortMapping::hostPort)
                .distinct()
                .sorted()
                .toList();
    }

    private void port(int port, String environment) {
        String subject = "port " + port;
        List<ContainerInfo> containers = engine.containers().publishing(port).stream()
                .filter(container -> container.ports().stream()
                        .anyMatch(one -> one.hostPort() == port && one.protocol() == Protocol.TCP))
                .toList();
        boolean own = containers.stream()
                .anyMatch(container -> !environment.isEmpty()
                        && container.label(Labels.ENVIRONMENT).equals(environment));
        if (own) {
            found.ok(subject, "published by " + environment + " itself");
        } else if (!containers.isEmpty()) {
            found.warning(
                    subject, "published by the container " + containers.get(0).name(), PortCheck.REMEDY);
        } else if (!engine.info().endpoint().startsWith("unix:")) {
            found.ok(subject, "no container publishes it; what else listens cannot be seen from here");
        } else if (holder.listens(port)) {
            found.warning(subject, "taken by " + holder.process(port).orElse("another process"), PortCheck.REMEDY);
        } else {
            found.ok(subject, "free, as far as can be seen from here");
        }
    }
}
