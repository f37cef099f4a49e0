/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.Set;

/**
 * How to remove what is left of environments that are gone.
 *
 * @param dryRun whether to tell only what would go
 * @param deleteData whether the data of databases and caches goes too
 * @param goneMachines machines that are no more: what they made on the engine is gone, wherever its directory was
 */
public record SweepOptions(boolean dryRun, boolean deleteData, Set<String> goneMachines) {

    public SweepOptions {
        goneMachines = Set.copyOf(goneMachines);
    }

    /** The same, telling only. */
    public SweepOptions rehearsed() {
        return new SweepOptions(true, deleteData, goneMachines);
    }

    /** What this machine left behind; data is kept. */
    public static SweepOptions standard() {
        return new SweepOptions(false, false, Set.of());
    }
}
