/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import io.ebemu.cli.chaos.Memory.Last;
import java.util.List;
import java.util.Optional;

/** Commands that a user gives, and lets come to their end. */
final class CommandTurns {

    private static final int ENVIRONMENT_FAILED = 7;

    private CommandTurns() {}

    static List<Turn> all() {
        return List.of(new Up(), new Change(), new Down());
    }

    /** {@code up -d} on whatever is there. */
    record Up() implements Turn {

        @Override
        public String kind() {
            return "up";
        }

        @Override
        public int weight() {
            return 3;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return false;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            up(subject, findings);
            return true;
        }
    }

    /** {@code up -d} of another task definition. */
    record Change() implements Turn {

        @Override
        public String kind() {
            return "up of another version";
        }

        @Override
        public int weight() {
            return 4;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return false;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            subject.change().ifPresent(findings::add);
            up(subject, findings);
            return true;
        }
    }

    /** {@code down}. */
    record Down() implements Turn {

        @Override
        public String kind() {
            return "down";
        }

        @Override
        public int weight() {
            return 3;
        }

        @Override
        public boolean mayEnd(Subject subject, Decision decision) {
            return true;
        }

        @Override
        public boolean take(Subject subject, Decision decision, Findings findings) {
            World before = subject.before();
            if (before.status().isMissingNode()) {
                return false;
            }
            subject.memory().overBefore(before.task().has("stopCode") && before.essentialOver());
            boolean wasDown = subject.memory().last() == Last.DOWN;
            Command.Result result = subject.ebemu("down");
            findings.expect(result.exitCode() == 0, "down", "exit code 0", result);
            if (!wasDown) {
                subject.memory().last(Last.DOWN);
            }
            findings.expect(subject.holder().isEmpty(), "after down", "no agent", subject.holder());
            return true;
        }
    }

    private static void up(Subject subject, Findings findings) {
        World before = subject.before();
        Command.Result result = subject.ebemu("up", "-d", "--random-ports");
        findings.expect(
                result.exitCode() == 0 || result.exitCode() == ENVIRONMENT_FAILED, "up", "exit code 0 or 7", result);
        subject.memory().last(result.exitCode() == 0 ? Last.UP : Last.FAILED_UP);
        World after = subject.look();
        kept(subject, before, after).ifPresent(findings::add);
        findings.same(
                "an agent after up with exit code " + result.exitCode(), result.exitCode() == 0, after.supervised());
    }

    /** A task that is as wanted and runs is left alone; any other is replaced. */
    private static Optional<String> kept(Subject subject, World before, World after) {
        if (before.taskArn().isEmpty() || before.memory().last() == Last.NOTHING) {
            return Optional.empty();
        }
        boolean same = before.taskArn().equals(after.taskArn());
        boolean wanted = before.topology().equals(subject.topology());
        // Of a launch that was killed just before its end nobody knows that it came up: it may be replaced.
        boolean well = before.task().path("lastStatus").asText().equals("RUNNING")
                && before.task().has("startedAt")
                && !before.task().has("stopCode")
                && !before.essentialOver();
        if (same && !(wanted && well)) {
            return Optional.of("up kept the task " + before.taskArn() + ", which is " + (wanted ? "over" : "another"));
        }
        if (!same && wanted && well && !endedMeanwhile(before, after)) {
            return Optional.of("up replaced the task " + before.taskArn() + ", which ran as it should");
        }
        return Optional.empty();
    }

    private static boolean endedMeanwhile(World before, World after) {
        return after.lives().values().stream()
                .filter(life -> life.taskArn().equals(before.taskArn()) && life.endedByItself())
                .anyMatch(life ->
                        before.topology().container(life.name()).orElseThrow().essential());
    }
}
