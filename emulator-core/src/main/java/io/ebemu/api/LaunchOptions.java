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
 * @param onFailure what to do for whoever has to find out why something failed
 */
public record LaunchOptions(
        HostPorts hostPorts,
        PullPolicy pullPolicy,
        boolean build,
        Duration timeout,
        boolean ephemeral,
        OnFailure onFailure) {

    /** The same, and nothing but an exception tells of a failure. */
    public LaunchOptions(
            HostPorts hostPorts, PullPolicy pullPolicy, boolean build, Duration timeout, boolean ephemeral) {
        this(hostPorts, pullPolicy, build, timeout, ephemeral, OnFailure.none());
    }

    /** Production's host ports, images pulled if missing, ten minutes, data kept. */
    public static LaunchOptions standard() {
        return new LaunchOptions(new HostPorts.Production(), PullPolicy.MISSING, false, Duration.ofMinutes(10), false);
    }

    /** What a test wants: random host ports, and nothing left behind. */
    public static LaunchOptions forTest() {
        return new LaunchOptions(new HostPorts.Random(), PullPolicy.MISSING, false, Duration.ofMinutes(10), true);
    }

    /** The same with that done on a failure. */
    public LaunchOptions with(OnFailure other) {
        return new LaunchOptions(hostPorts, pullPolicy, build, timeout, ephemeral, other);
    }

    /** Whether what is started ends with this process in any case: it is ephemeral, and nobody may keep it. */
    public boolean endsWithProcess() {
        return ephemeral && !onFailure.keep();
    }
}
