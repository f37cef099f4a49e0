/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.Set;

/**
 * How to remove what is left of environments that are gone.
 *
 * @param dryRun whether to tell only what would go
 * @param deleteData whether the data of databases and caches goes too
 * @param goneMachines machines that are no more: what they made on the engine is gone, wherever its directory was
 * @param testsOnly whether only ephemeral environments count
 */
public record SweepOptions(boolean dryRun, boolean deleteData, Set<String> goneMachines, boolean testsOnly) {

    public SweepOptions {
        goneMachines = Set.copyOf(goneMachines);
    }

    /** How to remove environments of all kinds. */
    public SweepOptions(boolean dryRun, boolean deleteData, Set<String> goneMachines) {
        this(dryRun, deleteData, goneMachines, false);
    }

    /** The same, telling only. */
    public SweepOptions rehearsed() {
        return new SweepOptions(true, deleteData, goneMachines, testsOnly);
    }

    /** What this machine left behind; data is kept. */
    public static SweepOptions standard() {
        return new SweepOptions(false, false, Set.of());
    }

    /** What test processes left behind that have ended, all of it; environments that last are not looked at. */
    public static SweepOptions ofEndedTests() {
        return new SweepOptions(false, true, Set.of(), true);
    }
}
