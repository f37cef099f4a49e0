/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.time.Duration;
import java.util.Optional;

/**
 * How to deploy onto an environment that exists. Its host ports and properties stay what they were.
 *
 * @param versionLabel the application version: one that is kept is deployed again, any other label names a new version;
 *     the bundle's own label if empty
 * @param pullPolicy when images are pulled
 * @param build whether images with a build context are built even if they are here
 * @param timeout how long each of the two attempts may take
 */
public record DeployOptions(Optional<String> versionLabel, PullPolicy pullPolicy, boolean build, Duration timeout) {

    /** The bundle as it is, under its own label; images pulled if missing; ten minutes an attempt. */
    public static DeployOptions standard() {
        return new DeployOptions(Optional.empty(), PullPolicy.MISSING, false, Duration.ofMinutes(10));
    }
}
