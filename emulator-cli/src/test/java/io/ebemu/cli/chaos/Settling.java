/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until an environment is at rest and all is as it should be, or until that is hopeless. */
final class Settling {

    /** Stop timeouts add up along a chain, and the machine may be busy. */
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    /** So long nothing may happen after all is well. */
    private static final Duration REST = Duration.ofMillis(200);
    /** Records and processes change without an event of the engine. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final EventLog events;

    Settling(EventLog events) {
        this.events = events;
    }

    /** What is still not as it should be when time is up; nothing as soon as all is well. */
    List<String> settle(Subject subject) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        List<String> discrepancies = List.of("still at work after " + DEADLINE);
        while (System.nanoTime() < end) {
            int known = events.size();
            Optional<ProcessHandle> working = subject.working();
            if (working.isPresent()) {
                awaitEnd(working.get());
                continue;
            }
            World world = subject.look();
            discrepancies = subject.discrepancies(world);
            boolean more = events.awaitMoreThan(known, discrepancies.isEmpty() ? REST : PATIENCE);
            if (discrepancies.isEmpty() && !more) {
                subject.atRest(world);
                return discrepancies;
            }
        }
        return discrepancies;
    }

    /** A process may also become the supervisor instead of ending. */
    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillThere) {
            return;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
