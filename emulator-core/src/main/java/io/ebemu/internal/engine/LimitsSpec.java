/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.Ulimit;
import java.util.List;
import java.util.Optional;

/**
 * A container's share of the host.
 *
 * @param memory hard limit in bytes, 0 for none
 * @param memoryReservation soft limit in bytes, 0 for none
 * @param memorySwap memory and swap together in bytes, 0 for the engine's default of twice the memory
 * @param swappiness 0 to 100; empty for the kernel's
 * @param cpuShares relative weight, 0 for the engine's default
 * @param sharedMemory size of {@code /dev/shm} in bytes, 0 for the engine's default
 * @param ulimits limits of its processes
 */
public record LimitsSpec(
        long memory,
        long memoryReservation,
        long memorySwap,
        Optional<Integer> swappiness,
        int cpuShares,
        long sharedMemory,
        List<Ulimit> ulimits) {

    public LimitsSpec {
        ulimits = List.copyOf(ulimits);
    }

    /** The engine's defaults. */
    public static LimitsSpec none() {
        return new LimitsSpec(0, 0, 0, Optional.empty(), 0, 0, List.of());
    }
}
