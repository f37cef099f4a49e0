/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.Problem;
import io.ebemu.model.ApplicationVersion;
import java.util.List;

/**
 * A version that can be deployed.
 *
 * @param version the version
 * @param settings those of the environment once it is deployed
 * @param problems what its bundle is warned of
 */
record Deployable(ApplicationVersion version, EnvironmentSettings settings, List<Problem> problems) {

    Deployable {
        problems = List.copyOf(problems);
    }

    /** Whether its files are those of a version that is kept, and not the bundle's own. */
    boolean kept() {
        return settings.keptVersion().isPresent();
    }
}
