/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The docker command: what the engine says, seen without ebemu. */
final class Docker {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private Docker() {}

    /** Runs a docker command that must succeed, and returns its output. */
    static String run(String... arguments) {
        Finished finished = attempt(arguments);
        if (finished.exitCode() != 0) {
            throw new AssertionError("docker " + String.join(" ", arguments) + ": " + finished);
        }
        return finished.output();
    }

    /** Runs a docker command that may fail. */
    static Finished attempt(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Finished.of(new ProcessBuilder(command), DEADLINE);
    }
}
