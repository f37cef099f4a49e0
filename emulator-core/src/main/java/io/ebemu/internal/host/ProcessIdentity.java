/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import java.time.Duration;
import java.time.Instant;

/**
 * A process of this machine. Its id alone does not name it, because another process may get the same id later.
 *
 * @param pid its process id
 * @param startedAt when it was started, in milliseconds since 1970; 0 if the system does not tell
 */
public record ProcessIdentity(long pid, long startedAt) {

    /**
     * Linux tells a start in ticks since the boot, and the boot's time moves when the clock is set (proc(5),
     * {@code btime}). No process id comes round again that soon.
     */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    /** The process that has this id now. */
    public static ProcessIdentity of(long pid) {
        return new ProcessIdentity(pid, startOf(pid));
    }

    /** Whether it still runs. */
    public boolean alive() {
        return ProcessHandle.of(pid).isPresent() && Math.abs(startOf(pid) - startedAt) <= CLOCK_SLACK.toMillis();
    }

    private static long startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }
}
