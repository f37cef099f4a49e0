/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.observed.ServiceSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads databases and caches from their network interfaces and servers. */
final class ServiceReader {

    private final String publishedAddress;

    ServiceReader(String publishedAddress) {
        this.publishedAddress = publishedAddress;
    }

    List<ServiceSnapshot> read(List<ContainerInfo> containers) {
        return containers.stream()
                .filter(one -> one.label(Labels.ROLE).equals(Labels.ROLE_ENI))
                .map(eni -> snapshot(eni, containers))
                .sorted(Comparator.comparing(ServiceSnapshot::kind)
                        .reversed()
                        .thenComparing(ServiceSnapshot::identifier))
                .toList();
    }

    private ServiceSnapshot snapshot(ContainerInfo eni, List<ContainerInfo> containers) {
        Optional<ContainerInfo> server = containers.stream()
                .filter(one -> one.label(Labels.ROLE).equals(Labels.ROLE_SERVICE))
                .filter(one -> one.label(Labels.SERVICE_KIND).equals(eni.label(Labels.SERVICE_KIND)))
                .filter(one -> one.label(Labels.SERVICE_ID).equals(eni.label(Labels.SERVICE_ID)))
                .findFirst();
        return new ServiceSnapshot(
                eni.label(Labels.SERVICE_KIND),
                eni.label(Labels.SERVICE_ID),
                status(eni, server),
                eni.label(Labels.SERVICE_ENGINE),
                eni.label(Labels.SERVICE_ENGINE_VERSION),
                eni.label(Labels.SERVICE_CLASS),
                endpoint(eni.label(Labels.SERVICE_ENDPOINT)),
                eni.ports().stream().findFirst().map(port -> new EndpointAddress(publishedAddress, port.hostPort())));
    }

    /** What hands connections on has no server of its own. */
    private static String status(ContainerInfo eni, Optional<ContainerInfo> server) {
        if (!eni.label(Labels.RELAY).isEmpty()) {
            return eni.running() ? "available" : "stopped";
        }
        return server.map(one -> one.running() && eni.running() ? "available" : "stopped")
                .orElse("creating");
    }

    private static EndpointAddress endpoint(String label) {
        int colon = label.lastIndexOf(':');
        return new EndpointAddress(label.substring(0, colon), Integer.parseInt(label.substring(colon + 1)));
    }
}
