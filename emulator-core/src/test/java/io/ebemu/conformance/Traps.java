/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a script is ready for a signal: one that comes before its trap is set is lost. */
final class Traps {

    static final int INTERRUPT = 2;
    static final int TERMINATE = 15;

    private Traps() {}

    /** Waits until the first process of a container catches a signal, by its number (proc(5), {@code SigCgt}). */
    static void await(Trial trial, String container, int signal) {
        trial.await(Waits.SOON, () -> {
            String mask = trial.exec(container, "grep SigCgt /proc/1/status | cut -f 2");
            assertThat(Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1)
                    .as("catches signal " + signal)
                    .isOne();
        });
    }
}
