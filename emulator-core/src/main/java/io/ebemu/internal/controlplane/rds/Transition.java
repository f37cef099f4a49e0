/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import java.time.Duration;
import java.time.Instant;

/**
 * What an API call does to an instance just now.
 *
 * @param status the instance's status meanwhile, such as {@code rebooting}
 * @param since when it began
 */
record Transition(String status, Instant since) {

    /** No change holds the services' lock longer: what is older was left by a process that was killed. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    boolean underWay(Instant now) {
        return now.isBefore(since.plus(LONGEST));
    }
}
