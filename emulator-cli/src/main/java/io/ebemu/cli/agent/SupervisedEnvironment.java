/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.cli.agent.AgentRequest.Configure;
import io.ebemu.cli.agent.AgentRequest.Deploy;
import io.ebemu.cli.agent.AgentRequest.Restart;
import io.ebemu.cli.output.PublishedEndpoints;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EventListener;
import io.ebemu.internal.host.Host;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.util.List;
import java.util.Optional;

/**
 * An environment that this process supervises, and the changes that other processes ask of it: one at a time, but taking
 * it down goes before everything else.
 */
public final class SupervisedEnvironment {

    private static final String TAKEN_DOWN = "is being taken down";

    private final BeanstalkEmulator emulator;
    private final Environment environment;
    private final EventListener events;
    private final Host host;
    private final Runnable whenReplaced;
    private Optional<Change> change = Optional.empty();
    private Optional<String> ending = Optional.empty();
    private int changes;
    private boolean withoutTask;
    private boolean down;

    /**
     * Nobody asks anything yet.
     *
     * @param events hears what happens after the environment was let go of
     * @param whenReplaced called when a change has put another task into the place of the old one, or none
     */
    public SupervisedEnvironment(
            BeanstalkEmulator emulator,
            Environment environment,
            EventListener events,
            Host host,
            Runnable whenReplaced) {
        this.emulator = emulator;
        this.environment = environment;
        this.events = events;
        this.host = host;
        this.whenReplaced = whenReplaced;
    }

    /** Its environment's name. */
    String environmentName() {
        return environment.id().name();
    }

    /** Whether somebody had the environment taken down: there is nothing to supervise any more. */
    public synchronized boolean isDown() {
        return down;
    }

    /**
     * Waits until no change is under way, and, if the latest one left no task, until there has been another.
     *
     * @param seen how many of the changes there have been are known
     * @return how many there have been
     */
    public synchronized int awaitTask(int seen) throws InterruptedException {
        while (change.isPresent() || (withoutTask && changes == seen)) {
            wait();
        }
        return changes;
    }

    /** Whether the latest change left no task that runs. */
    public synchronized boolean isWithoutTask() {
        return withoutTask;
    }

    /** Begins no change any more; cancels the one that is under way, unless that ends it all, and waits for its end. */
    public void end() {
        synchronized (this) {
            ending = ending.or(() -> Optional.of("is being let go of"));
            change.filter(one -> !one.takesDown()).ifPresent(one -> one.work().cancel());
        }
        awaitIdle();
    }

    /**
     * Makes a change, on the thread that asks.
     *
     * @throws EbemuException if it fails; the environment is supervised on unless taking it down had begun
     */
    AgentOutcome make(AgentCall call, Cancellable work) {
        begin(new Change(call.request(), call.client(), host.now(), work));
        boolean made = false;
        try {
            AgentOutcome outcome = make(call.request());
            made = true;
            return outcome;
        } finally {
            work.end();
            finish(made);
        }
    }

    private AgentOutcome make(AgentRequest request) {
        if (request instanceof Deploy deploy) {
            environment.deploy(deploy.bundle(), deploy.options());
        } else if (request instanceof Restart) {
            environment.restart();
        } else if (request instanceof Configure configure) {
            environment.configure(configure.changes());
        } else if (request instanceof AgentRequest.Down) {
            return takeDown();
        } else {
            throw new UsageException("the process that supervises environment " + environment.id() + " cannot do \""
                    + request.command() + "\"; it takes deploy, restart, configure, down and events");
        }
        return new AgentOutcome(environmentName(), PublishedEndpoints.of(environment), false, Optional.empty());
    }

    /** As a process does that finds nobody at the socket: with the lock that is free then. */
    private AgentOutcome takeDown() {
        // While the engine is away nothing is let go of.
        environment.state();
        synchronized (this) {
            down = true;
        }
        environment.release();
        emulator.down(environment.id(), events);
        return new AgentOutcome(environmentName(), List.of(), false, Optional.empty());
    }

    private void begin(Change next) {
        synchronized (this) {
            ending.ifPresent(doing -> {
                throw change.filter(Change::takesDown)
                        .map(one -> one.conflict(environmentName()))
                        .orElseGet(() -> new ResourceConflictException("environment " + environment.id() + " " + doing
                                + " by process " + host.processId() + "; try again when that is done"));
            });
            if (!next.takesDown()) {
                change.ifPresent(one -> {
                    throw one.conflict(environmentName());
                });
                change = Optional.of(next);
                return;
            }
            ending = Optional.of(TAKEN_DOWN);
            change.ifPresent(one -> one.work().cancel());
        }
        awaitIdle();
        synchronized (this) {
            change = Optional.of(next);
        }
    }

    private void finish(boolean made) {
        boolean left = !made && !isDown() && !runs();
        if ((made || left) && !isDown()) {
            whenReplaced.run();
        }
        synchronized (this) {
            change = Optional.empty();
            if (!down && ending.equals(Optional.of(TAKEN_DOWN))) {
                ending = Optional.empty();
            }
            withoutTask = left;
            if (made || left) {
                changes++;
            }
            notifyAll();
        }
    }

    private boolean runs() {
        try {
            return environment
                    .state()
                    .task()
                    .map(Task::lastStatus)
                    .filter(TaskStatus.RUNNING::equals)
                    .isPresent();
        } catch (EbemuException e) {
            // The engine does not say; whoever waits for the task will hear of it.
            return true;
        }
    }

    private synchronized void awaitIdle() {
        boolean interrupted = false;
        while (change.isPresent()) {
            try {
                wait();
            } catch (InterruptedException e) {
                // What was begun has to be cleaned up first.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
