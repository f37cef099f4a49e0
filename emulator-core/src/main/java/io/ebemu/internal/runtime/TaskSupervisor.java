/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.observe.ContainerSnapshots;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Watches one task. When an essential container ends, with whichever code, all others are stopped, each after those that
 * depend on it (ECS task life cycle); a non-essential one that ends is noted and no more. A container that its restart
 * policy starts again has not ended.
 */
final class TaskSupervisor implements EngineEvents.Listener {

    private final String taskArn;
    private final Engine engine;
    private final PlanExecutor executor;
    private final WorldReader world;
    private final EnvironmentRecords records;
    private final EventDispatcher events;

    private final ContainerRestarts restarts;
    private final TaskStop stop;
    private final Set<String> ended = new HashSet<>();
    private final CompletableFuture<StopCode> stopped = new CompletableFuture<>();
    private Optional<Execution> launch = Optional.empty();
    private Optional<StopCode> stopCode = Optional.empty();

    TaskSupervisor(
            String taskArn,
            Engine engine,
            Planner planner,
            PlanExecutor executor,
            WorldReader world,
            EnvironmentRecords records,
            EventDispatcher events) {
        this.taskArn = taskArn;
        this.engine = engine;
        this.executor = executor;
        this.world = world;
        this.records = records;
        this.events = events;
        this.restarts = new ContainerRestarts(engine, records, events);
        this.stop = new TaskStop(planner, executor, world, records, events);
    }

    /** The execution that brings the task up, to be cancelled if the task must stop before it is up. */
    synchronized void launching(Execution execution) {
        launch = Optional.of(execution);
        if (stopCode.isPresent()) {
            execution.cancel();
        }
    }

    /** Completed with the reason once every container of the task has ended. */
    CompletableFuture<StopCode> stopped() {
        return stopped;
    }

    /**
     * Waits until every container of the task has ended, even if the thread is interrupted meanwhile; but not for an engine
     * that is away.
     *
     * @throws io.ebemu.error.EngineUnavailableException if the engine does not answer
     */
    void awaitStopped() {
        stop.hurry();
        boolean interrupted = Thread.interrupted();
        try {
            stopped.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until every container of the task has ended, however long the engine is away. */
    void awaitEnd() throws InterruptedException {
        try {
            stopped.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** Starts no container again from now on: others decide what becomes of the task. */
    void letGo() {
        restarts.end();
        stop.hurry();
    }

    /**
     * Kills a running container and starts it again: the task runs on, even if the container is essential. One that does
     * not come up again has ended.
     */
    void restart(ContainerInfo container) {
        try {
            restarts.restart(container);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.UNREACHABLE) {
                tellAllEnded();
            }
            throw e;
        }
    }

    /** Why the task stops, as soon as it is to. */
    synchronized Optional<StopCode> stopCode() {
        return stopCode;
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        if (event.action().equals("die")
                && taskArn.equals(event.attributes().get(Labels.ECS_TASK_ARN))
                && !restarts.askedFor(event.containerId())) {
            boolean essential = "true".equals(event.attributes().get(Labels.ESSENTIAL));
            boolean stopping = stopCode().isPresent();
            if (essential && !event.attributes().containsKey(Labels.RESTART_POLICY)) {
                // The others need not wait until all is known of this one.
                stop(StopCode.ESSENTIAL_CONTAINER_EXITED);
            }
            try {
                Optional<ContainerInfo> container = engine.containers().inspect(event.containerId());
                if (container.filter(restarts::answer).isEmpty()) {
                    ended(event.containerId(), essential, container, stopping);
                }
            } catch (EngineException e) {
                // The rest is told once the engine answers; until then nobody can start the container again either.
                return;
            }
        }
    }

    /** {@inheritDoc} An engine that was restarted has ended all containers, or let them run on. */
    @Override
    public void reconnected() {
        stop.engineIsBack();
        restarts.heardAll();
        tellAllEnded();
    }

    private void tellAllEnded() {
        for (ContainerInfo container : world.read().taskContainers()) {
            if (container.label(Labels.ECS_TASK_ARN).equals(taskArn)
                    && container.finished()
                    && !restarts.answer(container)) {
                boolean essential = container.label(Labels.ESSENTIAL).equals("true");
                ended(
                        container.id(),
                        essential,
                        Optional.of(container),
                        stopCode().isPresent());
            }
        }
        EnvironmentRecords.attempt(events, records::refresh);
    }

    private void ended(String containerId, boolean essential, Optional<ContainerInfo> container, boolean stopping) {
        if (begunToEnd(containerId)) {
            if (essential) {
                stop(StopCode.ESSENTIAL_CONTAINER_EXITED);
            }
            container.ifPresent(one -> tellEnded(one, stopping));
        }
    }

    private synchronized boolean begunToEnd(String containerId) {
        return ended.add(containerId);
    }

    /** An exit code is worth a warning unless the container was told to end. */
    private void tellEnded(ContainerInfo container, boolean stopping) {
        executor.ended(container);
        String name = container.label(Labels.ECS_CONTAINER_NAME);
        Optional<String> reason = ContainerSnapshots.reason(container);
        events.emit(new ContainerChanged(
                events.now(),
                events.environment(),
                container.exitCode() == 0 || stopping ? Severity.INFO : Severity.WARN,
                name,
                ContainerStatus.STOPPED,
                Optional.of(container.exitCode()),
                "Container " + name + " stopped with exit code " + container.exitCode()
                        + reason.map(text -> ": " + text).orElse("")));
        EnvironmentRecords.attempt(events, records::refresh);
    }

    /** As {@link #stop(StopCode, String)}, with the reason that ECS gives itself. */
    void stop(StopCode code) {
        stop(code, code.reason());
    }

    /** Stops the task in the background unless it stops already; the first reason is the one that counts. */
    void stop(StopCode code, String reason) {
        synchronized (this) {
            if (stopCode.isPresent()) {
                return;
            }
            stopCode = Optional.of(code);
        }
        restarts.end();
        Thread stopper = new Thread(() -> stopAll(code, reason), "ebemu-stop");
        stopper.setDaemon(true);
        stopper.start();
    }

    private void stopAll(StopCode code, String reason) {
        try {
            Optional<Execution> underWay;
            synchronized (this) {
                underWay = launch;
            }
            underWay.ifPresent(Execution::cancel);
            underWay.ifPresent(execution -> execution.result().join());
            stop.run(code, reason, this::tellAllEnded);
            stopped.complete(code);
        } catch (RuntimeException e) {
            stopped.completeExceptionally(EngineTrouble.of(e));
        }
    }
}
