/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.assertj;

import io.ebemu.api.Environment;
import io.ebemu.error.EbemuException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is expected of an environment, and how long it is waited for.
 *
 * @param environment this process supervises it
 * @param within how long
 */
record Expectation(Environment environment, Duration within) {

    private static final int LINES_SHOWN = 50;

    /** Returns once the state is as wanted; the failure begins with what was expected. */
    void state(Predicate<ObservedState> wanted, String expected) {
        met(() -> environment.awaitState(wanted, within).isPresent(), expected);
    }

    /** Returns once there has been such an event. */
    void event(Predicate<EnvironmentEvent> wanted, String expected) {
        met(() -> environment.history().await(wanted, within).isPresent(), expected);
    }

    /** Returns once there is such a line in a log. */
    void line(String container, Predicate<String> wanted, String expected) {
        met(
                () -> environment.awaitLog(container, wanted, within).isPresent(),
                expected,
                () -> "its last lines are:\n" + lastLines(container));
    }

    private void met(Wait wait, String expected) {
        met(wait, expected, () -> "what happened:\n" + events());
    }

    private void met(Wait wait, String expected, Seen seen) {
        try {
            if (!wait.isMet()) {
                throw new AssertionError("expected within " + within.toMillis() + " ms that " + expected + ", but\n"
                        + told(this::now) + "\n" + told(seen));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting that " + expected, e);
        }
    }

    private static String told(Seen seen) {
        try {
            return seen.text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "(interrupted)";
        } catch (EbemuException e) {
            return "(not known: " + e.getMessage() + ")";
        }
    }

    private String now() {
        ObservedState state = environment.state();
        return state.task()
                .map(task -> "the task is " + task.lastStatus() + because(task.stoppedReason()) + ": "
                        + task.containers().stream().map(Expectation::container).collect(Collectors.joining("; ")))
                .orElse("there is no task");
    }

    private static String container(ContainerSnapshot container) {
        return container.name() + " " + container.lastStatus() + " " + container.healthStatus()
                + container.exitCode().map(code -> ", exit code " + code).orElse("")
                + container.reason().map(reason -> ", " + reason).orElse("");
    }

    private static String because(Optional<String> reason) {
        return reason.map(text -> " (" + text + ")").orElse("");
    }

    private String events() {
        return last(environment.history().events().stream()
                .map(event -> event.at() + " " + event.getClass().getSimpleName() + " " + event.message())
                .toList());
    }

    private String lastLines(String name) throws InterruptedException {
        boolean ofTask = environment.state().task().stream()
                .map(Task::containers)
                .flatMap(List::stream)
                .anyMatch(one -> one.name().equals(name));
        return ofTask ? last(environment.container(name).log(LINES_SHOWN)) : "  (" + name + " is a service)";
    }

    private static String last(List<String> lines) {
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES_SHOWN))
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }

    private interface Wait {
        boolean isMet() throws InterruptedException;
    }

    private interface Seen {
        String text() throws InterruptedException;
    }
}
