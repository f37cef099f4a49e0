/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.Protocol;

/**
 * A port of a container as it is published now (ECS {@code NetworkBinding}).
 *
 * @param bindIP the address on the host
 * @param containerPort the port in the container
 * @param hostPort the port on the host
 * @param protocol the transport protocol
 */
public record NetworkBinding(String bindIP, int containerPort, int hostPort, Protocol protocol) {}
