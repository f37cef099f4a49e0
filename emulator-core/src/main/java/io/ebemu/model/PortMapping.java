/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * One container port published on the host (ECS {@code PortMapping}).
 *
 * @param containerPort 1 to 65535
 * @param hostPort 1 to 65535, or 0 for a port that is chosen from the ephemeral range when the container is created
 * @param protocol the transport protocol
 */
public record PortMapping(int containerPort, int hostPort, Protocol protocol) {

    public PortMapping {
        if (containerPort < 1 || containerPort > 65_535) {
            throw new IllegalArgumentException("containerPort " + containerPort + " is not in 1 to 65535");
        }
        if (hostPort < 0 || hostPort > 65_535) {
            throw new IllegalArgumentException("hostPort " + hostPort + " is not in 0 to 65535");
        }
    }

    /** Whether the host port is chosen when the container is created. */
    public boolean dynamic() {
        return hostPort == 0;
    }
}
