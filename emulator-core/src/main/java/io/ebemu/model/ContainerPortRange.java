/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * A run of container ports published on as many consecutive host ports, which are chosen when the container is created
 * (ECS {@code PortMapping.containerPortRange}).
 *
 * @param containerPorts the ports in the container
 * @param protocol the transport protocol
 */
public record ContainerPortRange(PortRange containerPorts, Protocol protocol) {}
