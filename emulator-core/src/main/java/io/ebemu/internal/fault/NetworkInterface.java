/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the network interfaces of a service.
 *
 * @param address its address, as containers know it
 * @param port the service's port there
 * @param publishedPort the port of the engine's host that leads there
 */
record NetworkInterface(String address, int port, int publishedPort) {

    /** A member of a replication group is called like this, after its group. */
    private static final String MEMBER = "-[0-9]{3}";

    /**
     * All of a service that run: of a replication group its endpoints and its nodes.
     *
     * @throws UsageException if there is no such service
     */
    static List<NetworkInterface> of(Engine engine, EnvironmentId environment, String service) {
        List<ContainerInfo> all = engine.containers().list(Labels.of(environment, Labels.ROLE_ENI));
        List<NetworkInterface> found = all.stream()
                .filter(ContainerInfo::running)
                .filter(one -> belongs(one, service, all))
                .flatMap(NetworkInterface::of)
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("environment " + environment + " has no DB instance, cache cluster or replication"
                    + " group " + service + " that runs; it has "
                    + all.stream()
                            .map(one -> one.label(Labels.SERVICE_ID))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static boolean belongs(ContainerInfo one, String service, List<ContainerInfo> all) {
        String id = one.label(Labels.SERVICE_ID);
        return id.equals(service)
                || (id.matches("\\Q" + service + "\\E" + MEMBER)
                        && all.stream()
                                .filter(other -> other.labels().containsKey(Labels.RELAY))
                                .anyMatch(
                                        other -> other.label(Labels.SERVICE_ID).equals(service)));
    }

    private static Stream<NetworkInterface> of(ContainerInfo container) {
        return container.ipAddress().stream()
                .flatMap(address -> container.ports().stream()
                        .limit(1)
                        .map((PortBinding port) ->
                                new NetworkInterface(address, port.containerPort(), port.hostPort())));
    }
}
