/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.model.ProcessHealthCheck;

/**
 * What health checks of one target add up to. A new target counts as failing only after as many failures as any other,
 * and one success makes it healthy (Elastic Load Balancing).
 *
 * @param failing whether it counts as failing
 * @param inARow how many checks in a row have said the opposite
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health
 *     checks for Application Load Balancer target groups</a>
 */
record TargetHealth(boolean failing, int inARow) {

    /** A target that was not checked yet. */
    static TargetHealth initial() {
        return new TargetHealth(false, 0);
    }

    /** After one more check. */
    TargetHealth after(boolean success, ProcessHealthCheck check) {
        if (success != failing) {
            return new TargetHealth(failing, 0);
        }
        int threshold = failing ? check.healthyThreshold() : check.unhealthyThreshold();
        return inARow + 1 >= threshold ? new TargetHealth(!failing, 0) : new TargetHealth(failing, inARow + 1);
    }
}
