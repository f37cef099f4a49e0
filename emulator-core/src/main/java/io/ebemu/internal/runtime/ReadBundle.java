/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.engine.EngineInfo;
import io.ebemu.internal.placement.Placement;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.InstanceCapacity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A bundle as it was read.
 *
 * @param environment the environment's name
 * @param stateDirectory where the environment keeps its records; absolute
 * @param version what it asks for; empty if it has errors
 * @param problems all that is wrong with it, sorted by place
 * @param placement whether its task finds room
 */
public record ReadBundle(
        EnvironmentId environment,
        Path stateDirectory,
        Optional<ApplicationVersion> version,
        List<Problem> problems,
        Placement placement) {

    private static final int CPU_UNITS = 1024;

    public ReadBundle {
        problems = List.copyOf(problems);
    }

    /** The same, under another label. */
    ReadBundle labelled(String label) {
        return new ReadBundle(
                environment, stateDirectory, version.map(whole -> whole.labelled(label)), problems, placement);
    }

    /** The same, with warnings of what its task would lack on an instance like this engine's machine. */
    ReadBundle on(EngineInfo engine) {
        List<Problem> found = new ArrayList<>(problems);
        found.addAll(shortages(engine));
        return new ReadBundle(environment, stateDirectory, version, found, placement);
    }

    /**
     * Refuses a task that has no room on this engine's machine, as ECS does on an instance of that size.
     *
     * @throws ResourceConflictException if it has none, and no instance type is given that counts instead
     */
    void requireRoom(EngineInfo engine) {
        List<Problem> shortages = shortages(engine);
        if (!shortages.isEmpty()) {
            throw new ResourceConflictException(
                    shortages.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
    }

    private List<Problem> shortages(EngineInfo engine) {
        return placement.problemsOn(new InstanceCapacity(
                "this engine", engine.cpus() * CPU_UNITS, (int) Math.min(engine.memoryMiB(), Integer.MAX_VALUE)));
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
