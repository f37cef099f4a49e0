/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Rules about how long a container may take, and about its restarts. Times are in seconds. */
final class TimeRules {

    private static final int MAX_CODES = 50;
    private static final int MAX_CODE = 255;
    private static final int MIN_PERIOD = 60;
    private static final int MAX_PERIOD = 1800;

    private TimeRules() {}

    static void startTimeoutValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            notNegative(container.basics().startTimeout(), "its dependants wait for it", report);
        }
    }

    static void stopTimeoutValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            notNegative(container.basics().stopTimeout(), "the container may take to stop", report);
        }
    }

    private static void notNegative(Optional<Located<Integer>> seconds, String what, BiConsumer<Place, String> report) {
        seconds.filter(timeout -> timeout.value() < 0)
                .ifPresent(timeout -> report.accept(
                        timeout.place(), "expected seconds, got " + timeout.value() + "; write how long " + what));
    }

    static void stopTimeoutSet(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .basics()
                    .stopTimeout()
                    .filter(timeout -> timeout.value() == 0)
                    .ifPresent(timeout -> report.accept(
                            timeout.place(),
                            "the agent takes 0 for not set and waits 30 seconds; write 1 or more, or remove it"));
        }
    }

    static void restartPolicyValid(TaskDraft task, BiConsumer<Place, String> report) {
        task.containers().stream()
                .flatMap(container -> container.restart().stream())
                .forEach(policy -> check(policy, report));
    }

    private static void check(RestartDraft policy, BiConsumer<Place, String> report) {
        if (!policy.fields().has("enabled")) {
            report.accept(policy.fields().place("enabled"), "a restart policy says whether it is enabled; write true");
        }
        policy.restartAttemptPeriod()
                .filter(period -> period.value() < MIN_PERIOD || period.value() > MAX_PERIOD)
                .ifPresent(period -> report.accept(
                        period.place(),
                        "restartAttemptPeriod is " + MIN_PERIOD + " to " + MAX_PERIOD + " seconds, got "
                                + period.value() + "; write one of these"));
        if (policy.ignoredExitCodes().size() > MAX_CODES) {
            report.accept(
                    policy.fields().place("ignoredExitCodes"),
                    "a restart policy ignores at most " + MAX_CODES + " exit codes, this one "
                            + policy.ignoredExitCodes().size() + "; remove some");
        }
    }

    static void exitCodesPossible(TaskDraft task, BiConsumer<Place, String> report) {
        task.containers().stream()
                .flatMap(container -> container.restart().stream())
                .flatMap(policy -> policy.ignoredExitCodes().stream())
                .filter(code -> code.value() < 0 || code.value() > MAX_CODE)
                .forEach(code -> report.accept(
                        code.place(),
                        "no process of Linux ends with exit code " + code.value()
                                + ", so this ignores nothing; write 0 to " + MAX_CODE + ", or remove it"));
    }
}
