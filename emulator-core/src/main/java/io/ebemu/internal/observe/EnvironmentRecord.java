/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.model.observed.Task;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ebemu remembers of an environment because no label can say it: why the task stopped, what failed before there
 * was a container, and what was there before it was removed.
 *
 * @param applicationName the application's name
 * @param versionLabel the version deployed last
 * @param status {@code Launching}, {@code Updating} or {@code Ready} (Beanstalk)
 * @param revision the task definition's revision
 * @param task the task as it was when this was written
 * @param failures the first error of containers that failed before they ran, by container name
 * @param unfinishedServices services whose data was begun and never came into use, such as {@code rds:db}; their data
 *     holds nothing, and a server may not even start on it
 * @param createdAt when the environment was created
 * @param updatedAt when this was written
 */
public record EnvironmentRecord(
        String applicationName,
        String versionLabel,
        String status,
        int revision,
        Optional<Task> task,
        Map<String, String> failures,
        Set<String> unfinishedServices,
        Instant createdAt,
        Instant updatedAt) {

    /** The status while an environment is brought up. */
    public static final String LAUNCHING = "Launching";
    /** The status while a version is deployed. */
    public static final String UPDATING = "Updating";
    /** The status otherwise. */
    public static final String READY = "Ready";

    public EnvironmentRecord {
        failures = Map.copyOf(failures);
        unfinishedServices = Set.copyOf(unfinishedServices);
    }

    /** Whether a process works on it, if there is one: the work of one that was killed is over. */
    public boolean underWay() {
        return !status.equals(READY);
    }
}
