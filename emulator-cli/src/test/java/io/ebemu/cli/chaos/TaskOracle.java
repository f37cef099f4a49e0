/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What must be true of a task by ECS's rules: it stops with its essential containers if somebody watches, runs on
 * without the others, and is told truly if nobody watches.
 */
final class TaskOracle {

    private static final String ESSENTIAL = "EssentialContainerExited";
    private static final String FAILED = "TaskFailedToStart";
    private static final String USER = "UserInitiated";
    /** A restart policy's period, and what two clocks and a busy machine may add. */
    private static final Duration SURELY_RESTARTED = Duration.ofSeconds(Sketch.RESTART_PERIOD + 3);

    private final World world;
    private final Findings findings = new Findings();
    private final String lastStatus;
    private final String stopCode;

    TaskOracle(World world) {
        this.world = world;
        this.lastStatus = world.task().path("lastStatus").asText();
        this.stopCode = world.task().path("stopCode").asText();
    }

    List<String> check() {
        findings.same(
                "tasks on the engine",
                world.present().isEmpty() ? 0L : 1L,
                world.present().stream().map(Inspected::taskArn).distinct().count());
        findings.same(
                "desiredStatus beside stopCode " + stopCode,
                stopCode.isEmpty() ? "RUNNING" : "STOPPED",
                world.task().path("desiredStatus").asText());
        switch (world.memory().last()) {
            case UP -> up();
            case FAILED_UP -> failed();
            case DOWN -> down();
            case KILLED, NOTHING -> killed();
        }
        return findings.list();
    }

    private void up() {
        boolean over = world.essentialOver();
        if (over && world.supervised()) {
            stopped();
            findings.expect(stopCode.equals(ESSENTIAL) || stopCode.equals(FAILED), "stopCode", ESSENTIAL, stopCode);
        } else if (over) {
            stoppedUnseen();
        } else {
            findings.same("stopCode", "", stopCode);
            findings.same("lastStatus", "RUNNING", lastStatus);
            world.topology().containers().forEach(this::onItsWay);
        }
    }

    /** Nobody has stopped the others, and nobody says so. */
    private void stoppedUnseen() {
        findings.same("stopCode of a task that nobody watches", ESSENTIAL, stopCode);
        findings.same("lastStatus", world.anyRuns() ? "STOPPING" : "STOPPED", lastStatus);
    }

    /** In a task that is to run, what does not run has a cause of its own. */
    private void onItsWay(Sketch sketch) {
        String name = sketch.name();
        boolean told = world.life(name).filter(Life::stopped).isPresent();
        findings.expect(!told, name + " in a running task", "not told to stop", "told to stop");
        findings.expect(
                world.runs(name) || world.over(name), name + " in a running task", "running or over", "neither");
        boolean forgotten = world.supervised()
                && sketch.restarts()
                && world.present(name)
                        .filter(one -> one.ended() && one.ran().compareTo(SURELY_RESTARTED) > 0)
                        .isPresent();
        findings.expect(!forgotten, name + " with a restart policy", "started again", "left ended");
    }

    private void failed() {
        findings.expect(world.essentialOver(), "up failed", "an essential container over", "none");
        stopped();
        findings.expect(
                stopCode.equals(ESSENTIAL) || stopCode.equals(FAILED), "stopCode after a failed up", FAILED, stopCode);
    }

    private void down() {
        findings.same("containers after down", List.of(), world.present());
        stopped();
        boolean byItself = world.topology().containers().stream()
                .filter(Sketch::essential)
                .anyMatch(one -> world.unmet(one.name())
                        || world.life(one.name()).filter(Life::endedByItself).isPresent());
        boolean blurred =
                world.memory().blurred(world.taskArn()) || world.memory().interrupted();
        if (world.memory().overBefore()) {
            findings.expect(
                    stopCode.equals(ESSENTIAL) || stopCode.equals(FAILED) || blurred,
                    "stopCode of a task that was over before down",
                    ESSENTIAL,
                    stopCode);
        } else if (!byItself) {
            findings.expect(stopCode.equals(USER) || blurred, "stopCode after down", USER, stopCode);
        }
    }

    private void stopped() {
        findings.expect(!world.anyRuns(), "a task that has stopped", "no container running", world.present());
        findings.same("lastStatus", "STOPPED", lastStatus);
    }

    /** After a command that was killed nothing is decided, but what is said must go together. */
    private void killed() {
        if (stopCode.isEmpty()) {
            findings.expect(
                    List.of("PENDING", "RUNNING", "STOPPED").contains(lastStatus), "lastStatus", "any", lastStatus);
            findings.expect(!world.essentialOver() || !world.anyRuns(), "stopCode", ESSENTIAL, "none");
        } else {
            findings.same("lastStatus", world.anyRuns() ? "STOPPING" : "STOPPED", lastStatus);
        }
    }
}
