/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineCondition;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Tells what there is of disk here and on the engine's machine, and whether the two have the same time. */
final class MachineDiagnostics {

    private static final long LOW_DISK_BYTES = 2L << 30;
    private static final long GIBIBYTE = 1L << 30;
    /** Events of the engine and of this process would stand in the wrong order then. */
    private static final Duration TOLERABLE = Duration.ofSeconds(2);

    private final Host host;
    private final Findings found;

    MachineDiagnostics(Host host, Findings found) {
        this.host = host;
        this.found = found;
    }

    /** What can only be known with an engine. */
    void run(Engine engine) {
        Instant before = host.now();
        EngineCondition condition = engine.condition();
        Instant after = host.now();
        condition
                .clock()
                .ifPresentOrElse(
                        clock -> clock(clock, before, after),
                        () -> found.ok("clock", "the engine does not tell its time"));
        Path data = Path.of(condition.dataDirectory());
        if (engine.info().endpoint().startsWith("unix:") && Files.isDirectory(data)) {
            disk("disk of the engine", data);
        }
    }

    /** As far from each other as the engine's answer certainly is from the time in which it was asked for. */
    private void clock(Instant engine, Instant before, Instant after) {
        Duration late = Duration.between(engine, before);
        Duration early = Duration.between(after, engine);
        Duration apart = late.compareTo(early) > 0 ? late : early;
        if (apart.compareTo(TOLERABLE) > 0) {
            found.warning(
                    "clock",
                    "the engine's clock is " + apart.toSeconds() + " s " + (apart.equals(late) ? "behind" : "ahead of")
                            + " this machine's",
                    "synchronise both with a time server; restart the virtual machine of Docker Desktop, which may have"
                            + " slept");
        } else {
            found.ok("clock", "the engine's is this machine's, within " + TOLERABLE.toSeconds() + " s");
        }
    }

    void disk(String subject, Path directory) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            String fact = free / GIBIBYTE + " GiB free in " + directory;
            if (free < LOW_DISK_BYTES) {
                found.warning(
                        subject,
                        fact,
                        "free some space; docker system df shows what the engine uses, ebemu sweep removes what gone"
                                + " environments left");
            } else {
                found.ok(subject, fact);
            }
        } catch (IOException e) {
            found.warning(subject, "cannot be read: " + e.getMessage(), "see whether " + directory + " exists");
        }
    }
}
