/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One plan being executed. */
final class Execution {

    private final Plan plan;
    private final StepRunner runner;
    private final EventDispatcher events;
    private final ExecutorService threads;
    private final Consumer<PlannedStep> whenDone;
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> done = new HashSet<>();
    private final Set<Integer> running = new HashSet<>();
    /** Threads that are in the middle of a step, to interrupt them. */
    private final Map<Integer, Thread> workers = new HashMap<>();

    private final Map<Integer, RuntimeException> failed = new HashMap<>();
    private final AwaitedResources awaited;
    private boolean abandoned;
    private boolean cancelled;

    Execution(
            Plan plan,
            StepRunner runner,
            EventDispatcher events,
            ExecutorService threads,
            Consumer<PlannedStep> whenDone) {
        this.plan = plan;
        this.runner = runner;
        this.events = events;
        this.threads = threads;
        this.whenDone = whenDone;
        this.awaited = new AwaitedResources(plan);
    }

    /**
     * How an execution ended.
     *
     * @param failures steps that failed or, because of that, were left out, in the order of the plan
     * @param cancelled whether it was cancelled
     */
    record Result(List<Failure> failures, boolean cancelled) {

        Result {
            failures = List.copyOf(failures);
        }

        /** Whether nothing failed that the plan could not do without. */
        boolean succeeded() {
            return !cancelled
                    && failures.stream().noneMatch(failure -> failure.step().critical());
        }
    }

    /**
     * A step that was not done.
     *
     * @param step the step
     * @param error why
     */
    record Failure(PlannedStep step, RuntimeException error) {}

    /** Completed once nothing runs any more and nothing more will. */
    CompletableFuture<Result> result() {
        return result;
    }

    /** Begins no further step, and interrupts those that may take long; what the others began they finish. */
    synchronized void cancel() {
        cancelled = true;
        abandoned = true;
        interrupt(runner::interruptible);
        beginReady();
    }

    private void interrupt(Predicate<Step> which) {
        workers.forEach((number, thread) -> {
            if (which.test(step(number).step())) {
                thread.interrupt();
            }
        });
    }

    /** What is being done now, step by step, in words for people. */
    synchronized List<String> inProgress() {
        return running.stream().sorted().map(this::step).map(runner::describe).toList();
    }

    synchronized void begin() {
        beginReady();
    }

    private void beginReady() {
        if (!abandoned) {
            for (PlannedStep step : plan.steps()) {
                if (!begun.contains(step.number()) && done.containsAll(step.dependsOn())) {
                    begun.add(step.number());
                    running.add(step.number());
                    threads.execute(() -> run(step));
                }
            }
            awaited.changes(begun, done).forEach((step, text) -> progress(step, Phase.PROGRESS, Severity.TRACE, text));
        }
        if (running.isEmpty()) {
            result.complete(new Result(failures(), cancelled));
        }
    }

    private void run(PlannedStep step) {
        Optional<RuntimeException> error = Optional.empty();
        if (enter(step)) {
            progress(step, Phase.STARTED, Severity.DEBUG, StepDescription.of(step));
            error = attempt(step);
            Phase phase = error.isEmpty() ? Phase.DONE : Phase.FAILED;
            Severity severity = error.isEmpty() ? Severity.DEBUG : Severity.WARN;
            String why = error.map(e -> ": " + e.getMessage()).orElse("");
            progress(step, phase, severity, StepDescription.of(step) + why);
        } else {
            error = Optional.of(new OperationCancelledException("cancelled before it began"));
        }
        ended(step, error);
    }

    private Optional<RuntimeException> attempt(PlannedStep step) {
        try {
            runner.run(step, text -> progress(step, Phase.PROGRESS, Severity.TRACE, text));
            whenDone.accept(step);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } catch (LinkageError | StackOverflowError | AssertionError e) {
            // Whoever waits for this step must not wait for ever because of a bug.
            return Optional.of(new IllegalStateException("bug in step " + step.view(), e));
        }
    }

    private synchronized boolean enter(PlannedStep step) {
        boolean useful = !cancelled && !(abandoned && runner.waits(step.step()));
        if (useful) {
            workers.put(step.number(), Thread.currentThread());
        }
        return useful;
    }

    private synchronized void ended(PlannedStep step, Optional<RuntimeException> error) {
        running.remove(step.number());
        workers.remove(step.number());
        if (error.isEmpty()) {
            done.add(step.number());
        } else {
            failed.put(step.number(), error.get());
            leaveOutDependants();
            abandoned = abandoned
                    || failed.keySet().stream().anyMatch(number -> step(number).critical());
            if (abandoned) {
                interrupt(runner::waits);
            }
        }
        beginReady();
    }

    /** Steps come after those they depend on, so one pass reaches all. */
    private void leaveOutDependants() {
        for (PlannedStep step : plan.steps()) {
            if (!begun.contains(step.number())) {
                step.dependsOn().stream()
                        .filter(failed::containsKey)
                        .findFirst()
                        .ifPresent(cause -> {
                            RuntimeException error = Objects.requireNonNull(failed.get(cause));
                            begun.add(step.number());
                            failed.put(step.number(), new DependencyFailedException(step(cause), error));
                        });
            }
        }
    }

    private List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            RuntimeException error = failed.get(step.number());
            if (error != null) {
                failures.add(new Failure(step, error));
            }
        }
        return failures;
    }

    private PlannedStep step(int number) {
        return plan.steps().get(number - 1);
    }

    private void progress(PlannedStep step, Phase phase, Severity severity, String message) {
        events.emit(new StepProgressed(
                events.now(), events.environment(), severity, step.number(), step.resource(), phase, message));
    }
}
