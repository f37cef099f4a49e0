/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import java.time.Duration;

/**
 * How patient a deployment is.
 *
 * @param stability a task that ends within this time after it was RUNNING counts as not started
 * @param pause the time before the second attempt
 */
record DeploymentTimes(Duration stability, Duration pause) {

    /** Beanstalk pauses for 3 s; how long it looks at a task is not known, it takes a few seconds. */
    static DeploymentTimes ofBeanstalk() {
        return new DeploymentTimes(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }
}
