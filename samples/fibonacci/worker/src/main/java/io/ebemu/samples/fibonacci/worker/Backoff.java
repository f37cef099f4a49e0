/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import java.time.Duration;

/** How long to wait before the next attempt: twice as long after every failure in a row, up to a limit. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = FIRST;

    Duration afterFailure() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }

    void afterSuccess() {
        next = FIRST;
    }
}
