/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.error.UsageException;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.PortMapping;

/** Which host ports containers get. */
public sealed interface HostPorts {

    /** The highest port there is. */
    int HIGHEST_PORT = 65_535;

    /** Production's own. */
    record Production() implements HostPorts {}

    /**
     * Production's own, moved.
     *
     * @param offset added to every static host port
     */
    record Offset(int offset) implements HostPorts {}

    /** Free ones that the engine chooses. */
    record Random() implements HostPorts {}

    /**
     * The host port of a single port; 0 for one that the engine chooses.
     *
     * @throws UsageException if an offset leads to what is no port
     */
    default int hostPort(ContainerDefinition container, PortMapping mapping) {
        if (mapping.dynamic() || this instanceof Random) {
            return 0;
        }
        if (this instanceof Offset moved) {
            int hostPort = mapping.hostPort() + moved.offset();
            if (hostPort < 1 || hostPort > HIGHEST_PORT) {
                throw new UsageException("--port-offset " + moved.offset() + " makes host port " + mapping.hostPort()
                        + " of container " + container.name() + " " + hostPort + "; ports are 1 to " + HIGHEST_PORT);
            }
            return hostPort;
        }
        return mapping.hostPort();
    }
}
