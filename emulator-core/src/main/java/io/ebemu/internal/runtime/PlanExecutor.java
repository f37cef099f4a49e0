/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Executes plans: every step as soon as those before it are done, side by side. It decides nothing. */
final class PlanExecutor implements AutoCloseable {

    private final StepRunner runner;
    private final EventDispatcher events;
    private final ExecutorService threads;

    PlanExecutor(StepRunner runner, EventDispatcher events) {
        this.runner = runner;
        this.events = events;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ebemu-step");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins; the execution goes on in the background. */
    Execution start(Plan plan) {
        return start(plan, step -> {});
    }

    /** Begins; each step that is done is told before those that depend on it begin. */
    Execution start(Plan plan, Consumer<PlannedStep> whenDone) {
        Execution execution = new Execution(plan, runner, events, threads, whenDone);
        execution.begin();
        return execution;
    }

    /** Tells steps that wait for a container that it has ended and is not started again. */
    void ended(ContainerInfo container) {
        runner.ended(container);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
