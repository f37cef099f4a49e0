/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a question until it is answered, and no longer than the task runs. */
final class Asking {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Environment environment;
    private final Duration within;
    private final CompletableFuture<Void> deadline;

    /** @param within how long it may take, from now */
    Asking(Environment environment, Duration within) {
        this.environment = environment;
        this.within = within;
        this.deadline = new CompletableFuture<Void>().completeOnTimeout(null, within.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @throws EnvironmentFailedException if the answer does not come in time, or the task stops; it says what was seen */
    void until(Question question) throws InterruptedException {
        Optional<String> seen = question.ask(shorter(PATIENCE, within));
        while (seen.isPresent()) {
            if (deadline.isDone()) {
                throw new EnvironmentFailedException("waited " + within.toSeconds() + " s for " + question.text()
                        + "; last seen: " + seen.get() + ". See the containers' logs, or give it more time");
            }
            // A stop of the task is told at once, and no answer comes after it.
            Optional<ObservedState> stopped = environment.awaitState(Asking::stops, shorter(PAUSE, within));
            if (stopped.isPresent()) {
                throw new EnvironmentFailedException("the task of environment " + environment.id()
                        + " stopped while waiting for " + question.text() + ": "
                        + stopped.get().task().flatMap(Task::stoppedReason).orElse("there is no task any more"));
            }
            seen = question.ask(shorter(PATIENCE, within));
        }
    }

    private static boolean stops(ObservedState state) {
        return state.task()
                .filter(task -> task.desiredStatus() != TaskStatus.STOPPED)
                .isEmpty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
