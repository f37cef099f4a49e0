/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.util.Optional;

/** Measures from the first start to the first stop after it. */
final class Stopwatch {

    private Optional<Long> started = Optional.empty();
    private Optional<Long> stopped = Optional.empty();

    synchronized void start() {
        if (started.isEmpty()) {
            started = Optional.of(System.nanoTime());
        }
    }

    synchronized void stop() {
        if (stopped.isEmpty()) {
            stopped = Optional.of(System.nanoTime());
        }
    }

    /** Until now if it still runs; 0 if it never did. */
    synchronized double seconds() {
        return started.map(from -> (stopped.orElseGet(System::nanoTime) - from) / 1e9)
                .orElse(0.0);
    }
}
