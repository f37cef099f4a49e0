/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The machine ebemu runs on, as far as its decisions depend on it: time, chance and the process environment. */
public interface Host {

    /** The time now. */
    Instant now();

    /** Nanoseconds of a clock that only goes forward, for measuring durations. */
    long nanoTime();

    /** Random lower-case hexadecimal digits, unpredictable enough for a name. */
    String randomHex(int digits);

    /** An environment variable of this process; empty if unset or blank. */
    Optional<String> environmentVariable(String name);

    /** The user's home directory. */
    Path homeDirectory();

    /** This process's id. */
    long processId();
}
