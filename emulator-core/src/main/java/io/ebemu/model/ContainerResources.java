/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Optional;

/**
 * A container's share of the host.
 *
 * @param memory hard limit in MiB: a container past it is killed
 * @param memoryReservation soft limit in MiB: what the placement counts
 * @param cpu CPU units, 1024 to a vCPU; a relative weight, 0 if not given
 */
public record ContainerResources(Optional<Integer> memory, Optional<Integer> memoryReservation, int cpu) {

    /** A hard limit alone. */
    public static ContainerResources ofMemory(int mebibytes) {
        return new ContainerResources(Optional.of(mebibytes), Optional.empty(), 0);
    }
}
