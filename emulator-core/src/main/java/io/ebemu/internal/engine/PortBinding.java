/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.Protocol;

/**
 * A container port and where it is published.
 *
 * @param hostIp the host address, {@code 0.0.0.0} for all
 * @param hostPort the host port; 0 asks the engine for a free one
 * @param containerPort the container port
 * @param protocol the transport protocol
 */
public record PortBinding(String hostIp, int hostPort, int containerPort, Protocol protocol) {}
