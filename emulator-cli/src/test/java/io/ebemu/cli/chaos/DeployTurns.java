/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import io.ebemu.cli.chaos.Memory.Last;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The verbs that replace the task of an environment whatever it is like. */
final class DeployTurns {

    private static final int ENVIRONMENT_FAILED = 7;

    private DeployTurns() {}

    /** Those of them that this ebemu has. */
    static List<Turn> all(Path launcher) {
        String help = new Command(List.of(launcher.toString(), "--help"))
                .run(Duration.ofMinutes(1))
                .output();
        return Stream.of(
                        new Replacing("deploy", 3, false),
                        new Replacing("deploy", 4, true),
                        new Replacing("restart", 4, false))
                .filter(turn -> help.lines().anyMatch(line -> line.startsWith("  " + turn.verb() + " ")))
                .map(Turn.class::cast)
                .toList();
    }

    /**
     * Stops the task and starts a new one, whether or not anything has changed.
     *
     * @param changed whether the bundle has another task definition
     */
    private record Replacing(String verb, int weight, boolean changed) implements Turn {

        @Override
        public String kind() {
            return changed ? verb + " of another version" : verb;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return false;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            if (changed) {
                subject.change().ifPresent(findings::add);
            }
            World before = subject.before();
            if (before.status().isMissingNode() || before.memory().last() == Last.NOTHING) {
                return false;
            }
            Command.Result result = subject.ebemu(verb);
            findings.expect(
                    result.exitCode() == 0 || result.exitCode() == ENVIRONMENT_FAILED,
                    verb,
                    "exit code 0 or 7",
                    result);
            subject.memory().last(result.exitCode() == 0 ? Last.UP : Last.FAILED_UP);
            World after = subject.look();
            findings.expect(
                    !before.taskArn().equals(after.taskArn()), verb, "another task than before", after.taskArn());
            findings.expect(
                    result.exitCode() != 0 || after.supervised(), "after " + verb, "an agent that watches", "none");
            return true;
        }
    }
}
