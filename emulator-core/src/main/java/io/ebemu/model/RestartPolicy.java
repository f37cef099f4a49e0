/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Set;

/**
 * When the agent itself starts a container again that has ended (ECS {@code ContainerRestartPolicy}).
 *
 * @param enabled whether it does at all
 * @param ignoredExitCodes exit codes after which it does not
 * @param restartAttemptPeriod seconds a container must have run since it was last started, 60 to 1800
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html">ContainerRestartPolicy</a>
 */
public record RestartPolicy(boolean enabled, Set<Integer> ignoredExitCodes, int restartAttemptPeriod) {

    /** Seconds, where the definition does not say. */
    public static final int DEFAULT_ATTEMPT_PERIOD = 300;

    public RestartPolicy {
        ignoredExitCodes = Ordered.sortedCopyOf(ignoredExitCodes);
    }
}
