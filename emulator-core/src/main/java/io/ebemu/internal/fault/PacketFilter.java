/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.internal.engine.ContainerSpec;

/** Runs containers of a moment that write packet filter rules into the network of another one. */
@FunctionalInterface
public interface PacketFilter {

    /**
     * Runs one until it has ended, and removes it.
     *
     * @throws io.ebemu.error.EnvironmentFailedException if rules cannot be written on this engine; it says why
     * @throws io.ebemu.internal.engine.EngineException if the engine fails, or the other container has ended
     */
    void write(ContainerSpec job);
}
