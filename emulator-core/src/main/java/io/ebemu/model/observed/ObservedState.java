/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One environment as it was last seen: what the engine's labels and the environment's own records say.
 *
 * @param environment its name
 * @param applicationName its application's name
 * @param versionLabel the version deployed last
 * @param status {@code Launching}, {@code Updating}, {@code Ready}, {@code Terminated} (Beanstalk)
 * @param health Beanstalk's word on it
 * @param stateDirectory where its logs and records are
 * @param supervisor the process id that supervises it now
 * @param provenance where it is from
 * @param task its task, also after that has stopped
 * @param services its databases and caches
 * @param createdAt when the environment was created
 * @param updatedAt when it was changed last
 */
public record ObservedState(
        EnvironmentId environment,
        String applicationName,
        String versionLabel,
        String status,
        EnvironmentHealth health,
        Path stateDirectory,
        Optional<Long> supervisor,
        Provenance provenance,
        Optional<Task> task,
        List<ServiceSnapshot> services,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {

    public ObservedState {
        services = List.copyOf(services);
    }

    /** The same, with services as they are known elsewhere. */
    public ObservedState with(List<ServiceSnapshot> otherServices) {
        return new ObservedState(
                environment,
                applicationName,
                versionLabel,
                status,
                health,
                stateDirectory,
                supervisor,
                provenance,
                task,
                otherServices,
                createdAt,
                updatedAt);
    }

    /** The directory that the bundle is in: its records are two levels below, {@code .ebemu/<environment>}. */
    public Path bundleDirectory() {
        return Optional.ofNullable(stateDirectory.getParent())
                .flatMap(parent -> Optional.ofNullable(parent.getParent()))
                .orElse(stateDirectory);
    }
}
