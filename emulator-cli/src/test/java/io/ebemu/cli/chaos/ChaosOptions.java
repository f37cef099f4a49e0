/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to run.
 *
 * @param seed which topologies and decisions
 * @param time for how long steps are begun
 * @param steps the last step, if there are to be that many at most
 * @param environments how many environments side by side
 * @param launcher the packaged {@code ebemu}
 * @param engineControl what restarts the engine, if that may be done
 */
record ChaosOptions(
        long seed, Duration time, int steps, int environments, Path launcher, Optional<Path> engineControl) {

    /** The command that takes the same decisions, up to that step. */
    String again(int step) {
        return "scripts/chaos --seed " + seed + " --environments " + environments + " --steps " + step;
    }
}
