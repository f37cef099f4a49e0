/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.time.Duration;

/** Deadlines for what should be there already, or come at once. */
final class Waits {

    /** Long enough for a machine under load, short enough to fail a scenario in time. */
    static final Duration SOON = Duration.ofSeconds(10);

    private Waits() {}
}
