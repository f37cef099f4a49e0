/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The engine itself, restarted or killed, by the program that {@code scripts/with-engine} gives for that. */
final class EngineTurns {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private EngineTurns() {}

    static List<Turn> all(Optional<Path> control) {
        return control.map(program -> List.<Turn>of(
                        new OnEngine("engine restart", 4, program, List.of("restart")),
                        new OnEngine("engine kill -9", 4, program, List.of("kill", "start"))))
                .orElse(List.of());
    }

    /** All of an engine's containers end with it. What it would have told meanwhile is lost. */
    record OnEngine(String kind, int weight, Path control, List<String> verbs) implements Turn {

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return true;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            for (String verb : verbs) {
                Command.Result result = new Command(List.of(control.toString(), verb)).run(DEADLINE);
                findings.expect(result.exitCode() == 0, "engine " + verb, "exit code 0", result);
            }
            return true;
        }
    }
}
