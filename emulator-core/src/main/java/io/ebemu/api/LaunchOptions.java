/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.time.Duration;

/**
 * How to bring an environment up.
 *
 * @param hostPorts which host ports containers get
 * @param pullPolicy when images are pulled
 * @param build whether images with a build context are built even if they are here
 * @param timeout how long the deployment may take
 * @param ephemeral whether nothing, data included, outlives this process. If the bundle was given no name, the
 *     environment's is the one of its files with a random suffix, so that many run side by side; and if the launch
 *     fails, the listener gets the last log lines of each container before these are removed
 */
public record LaunchOptions(
        HostPorts hostPorts, PullPolicy pullPolicy, boolean build, Duration timeout, boolean ephemeral) {

    /** Production's host ports, images pulled if missing, ten minutes, data kept. */
    public static LaunchOptions standard() {
        return new LaunchOptions(new HostPorts.Production(), PullPolicy.MISSING, false, Duration.ofMinutes(10), false);
    }

    /** What a test wants: random host ports, and nothing left behind. */
    public static LaunchOptions forTest() {
        return new LaunchOptions(new HostPorts.Random(), PullPolicy.MISSING, false, Duration.ofMinutes(10), true);
    }
}
