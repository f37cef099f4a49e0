/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.junit.WaitFor;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;

/**
 * Waits until an environment is ready for tests.
 *
 * @param environment it runs
 */
record Readiness(Environment environment) {

    private static final int LAST_LINES = 10;

    /**
     * Waits for the task to be ready, and then for each condition.
     *
     * @throws EnvironmentFailedException if something does not come in time; it says what was seen last
     */
    void await(Definition definition) {
        try {
            environment.awaitReady(definition.startTimeout());
            for (WaitFor condition : definition.waits()) {
                await(condition, condition.within().orElse(definition.startTimeout()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException(
                    "interrupted while environment " + environment.id() + " was getting ready", e);
        }
    }

    private void await(WaitFor condition, Duration within) throws InterruptedException {
        if (condition instanceof WaitFor.Log log) {
            awaitLog(log, within);
        } else if (condition instanceof WaitFor.Http http) {
            new Asking(environment, within).until(new HttpQuestion(environment, http));
        } else if (condition instanceof WaitFor.Query query) {
            new Asking(environment, within).until(new QueryQuestion(new Services(environment), query));
        }
    }

    private void awaitLog(WaitFor.Log log, Duration within) throws InterruptedException {
        Pattern wanted = Pattern.compile(log.regex());
        Deque<String> last = new ConcurrentLinkedDeque<>();
        Optional<String> found = environment.awaitLog(
                log.container(),
                line -> {
                    last.addLast(line);
                    return wanted.matcher(line).find();
                },
                within);
        if (found.isEmpty()) {
            throw new EnvironmentFailedException("the log of " + log.container() + " had no line with \"" + log.regex()
                    + "\" within " + within.toSeconds() + " s, or until the container ended; it ended with"
                    + shown(List.copyOf(last)));
        }
    }

    private static String shown(List<String> lines) {
        return lines.isEmpty()
                ? " nothing: it is empty"
                : "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
