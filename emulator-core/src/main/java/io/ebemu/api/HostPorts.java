/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

/** Which host ports containers get. */
public sealed interface HostPorts {

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
}
