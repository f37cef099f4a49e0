/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Map;

/**
 * A volume that Docker manages (ECS {@code DockerVolumeConfiguration}).
 *
 * @param scope whether it lives with the task or outlives it
 * @param autoprovision whether a shared volume that is not there is created
 * @param driver the volume driver
 * @param driverOpts the driver's options
 * @param labels labels
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html">DockerVolumeConfiguration</a>
 */
public record DockerVolumeConfiguration(
        Scope scope, boolean autoprovision, String driver, Map<String, String> driverOpts, Map<String, String> labels) {

    /** Docker's own driver, used where the definition names none. */
    public static final String DEFAULT_DRIVER = "local";

    public DockerVolumeConfiguration {
        driverOpts = Ordered.copyOf(driverOpts);
        labels = Ordered.copyOf(labels);
    }

    /** A directory of Docker's own that lives with the task. */
    public static DockerVolumeConfiguration ofTask() {
        return new DockerVolumeConfiguration(Scope.TASK, false, DEFAULT_DRIVER, Map.of(), Map.of());
    }

    /** Options may hold passwords of file servers: only their names are shown. */
    @Override
    public String toString() {
        return "DockerVolumeConfiguration[" + scope + ", autoprovision=" + autoprovision + ", " + driver
                + ", driverOpts=" + driverOpts.keySet() + "]";
    }

    /** How long a volume lives. */
    public enum Scope {
        /** As long as the task. */
        TASK,
        /** For good, under its own name, for every task on the host. */
        SHARED
    }
}
