/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A bundle as it was read.
 *
 * @param environment the environment's name
 * @param stateDirectory where the environment keeps its records; absolute
 * @param version what it asks for; empty if it has errors
 * @param problems all that is wrong with it, sorted by place
 */
public record ReadBundle(
        EnvironmentId environment, Path stateDirectory, Optional<ApplicationVersion> version, List<Problem> problems) {

    public ReadBundle {
        problems = List.copyOf(problems);
    }

    /**
     * What it asks for.
     *
     * @throws InvalidConfigurationException if it has errors, or warnings and those count too
     */
    ApplicationVersion valid(boolean strict) {
        if (version.isEmpty() || (strict && !problems.isEmpty())) {
            throw new InvalidConfigurationException(problems);
        }
        return version.get();
    }
}
