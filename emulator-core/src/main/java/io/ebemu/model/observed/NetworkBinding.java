/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;

/**
 * A port of a container, or a run of ports, as it is published now (ECS {@code NetworkBinding}).
 *
 * @param bindIP the address on the host
 * @param containerPort the port in the container, or the first of a run
 * @param hostPort the port on the host, or the first of a run
 * @param ports how many ports, each on the host port as far from the first; 1 unless it is a {@code containerPortRange}
 * @param protocol the transport protocol
 */
public record NetworkBinding(String bindIP, int containerPort, int hostPort, int ports, Protocol protocol) {

    /** A single port. */
    public NetworkBinding(String bindIP, int containerPort, int hostPort, Protocol protocol) {
        this(bindIP, containerPort, hostPort, 1, protocol);
    }

    /** Whether it is a run of ports. */
    public boolean isRange() {
        return ports > 1;
    }

    /** The ports in the container. */
    public PortRange containerPorts() {
        return new PortRange(containerPort, containerPort + ports - 1);
    }

    /** The ports on the host. */
    public PortRange hostPorts() {
        return new PortRange(hostPort, hostPort + ports - 1);
    }
}
