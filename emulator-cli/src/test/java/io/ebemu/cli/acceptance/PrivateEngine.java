/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine of scripts/with-engine, which belongs to the tests alone and may go away and come back. */
final class PrivateEngine {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private PrivateEngine() {}

    /** Containers end with it. */
    static void restart() {
        control("restart");
    }

    /** From now on containers run on while it is away, until it is ended or started otherwise. */
    static void restartWithLiveRestore() {
        control("restart", "--live-restore");
    }

    static void kill() {
        control("kill");
    }

    static void start() {
        control("start");
    }

    static void startWithLiveRestore() {
        control("start", "--live-restore");
    }

    private static void control(String... words) {
        String program = Optional.ofNullable(System.getenv("EBEMU_ENGINE_CONTROL"))
                .orElseThrow(() -> new AssertionError("no private engine; run scripts/test-engine-restart"));
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        Finished finished = Finished.of(new ProcessBuilder(command), DEADLINE);
        if (finished.exitCode() != 0) {
            throw new AssertionError(command + ": " + finished);
        }
    }

    /** Sends a signal to a container's first process past the engine, which may be away. */
    static void signal(String signal, String pid) {
        Finished finished = Finished.of(new ProcessBuilder("kill", "-" + signal, pid), Duration.ofSeconds(10));
        if (finished.exitCode() != 0) {
            throw new AssertionError("kill " + pid + ": " + finished);
        }
    }
}
