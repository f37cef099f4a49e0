/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RestartPolicyLabel;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.observe.ContainerSnapshots;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.observed.HealthStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Waits until a started container is complete, successful or healthy, or never will be. It hears of that from the engine
 * at once; the ECS agent looks every 5 s.
 *
 * <p>One that its restart policy starts again has not ended, until somebody tells that this start failed: of that the
 * engine says nothing. An essential container that ends is no matter of this wait: the task ends with it, and the wait is
 * cancelled.
 */
final class ContainerWait implements EngineEvents.Listener {

    private final Engine engine;
    private final Step.AwaitContainer step;
    private final Consumer<String> progress;
    private final CompletableFuture<Condition> reached = new CompletableFuture<>();
    private volatile String seen = "not looked at yet";
    private volatile boolean endedForGood;

    /** @param progress is told what is seen of the container, whenever that is something else */
    ContainerWait(Engine engine, Step.AwaitContainer step, Consumer<String> progress) {
        this.engine = engine;
        this.step = step;
        this.progress = progress;
    }

    /**
     * Returns once the condition is met. The timeout is counted from here, which is when the container was started: the
     * engine's clock may be another one than ours.
     *
     * @throws ConditionUnmetException if it will not be met, or was not in time
     * @throws OperationCancelledException if the thread is interrupted
     */
    @SuppressWarnings("try") // followed for as long as the block lasts
    void await() {
        Optional<ContainerInfo> container = engine.containers().inspect(step.container());
        if (container.isEmpty()) {
            throw gone();
        }
        try (Subscription following = engine.events().follow(identity(container.get()), this)) {
            look();
            Duration timeout = step.timeout().orElse(Duration.ofNanos(Long.MAX_VALUE));
            reached.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ConditionUnmetException("it timed out "
                    + step.timeout().map(Duration::toSeconds).orElseThrow()
                    + " s after its start (" + seen + "); see its log, or allow more with its startTimeout");
        } catch (InterruptedException e) {
            throw new OperationCancelledException("cancelled (" + seen + ")", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new CompletionException(e);
        }
    }

    /** What was last seen of the container, in a clause. */
    String seen() {
        return seen;
    }

    /** Tells of a container that has ended and is not started again, whatever its restart policy asks for. */
    synchronized void ended(ContainerInfo container) {
        if (container.name().equals(step.container())) {
            endedForGood = true;
            judge(container);
        }
    }

    /** The labels that this container alone has. */
    static Map<String, String> identity(ContainerInfo container) {
        return Map.of(
                Labels.ECS_TASK_ARN, container.label(Labels.ECS_TASK_ARN),
                Labels.ECS_CONTAINER_NAME, container.label(Labels.ECS_CONTAINER_NAME));
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        String action = event.action();
        // Each run of a health check has events too, which tell nothing.
        if (action.equals("die") || action.equals("destroy") || action.startsWith("health_status")) {
            look();
        }
    }

    @Override
    public void reconnected() {
        look();
    }

    /** One after the other, so that what was seen last counts. */
    private synchronized void look() {
        try {
            engine.containers()
                    .inspect(step.container())
                    .ifPresentOrElse(this::judge, () -> reached.completeExceptionally(gone()));
        } catch (RuntimeException e) {
            reached.completeExceptionally(e);
        }
    }

    private void judge(ContainerInfo container) {
        boolean ran = container.finished();
        boolean ended = ran && (endedForGood || !RestartPolicyLabel.restarts(container));
        HealthStatus health = ContainerSnapshots.health(container);
        see(
                ran
                        ? "it stopped with exit code " + container.exitCode()
                        : step.condition() == Condition.HEALTHY ? "its health is " + health : "it runs");
        boolean met = switch (step.condition()) {
            case CREATE -> true;
            case START -> container.running() || ran;
            case COMPLETE -> ended;
            case SUCCESS -> ended && container.exitCode() == 0;
            case HEALTHY -> health == HealthStatus.HEALTHY;
        };
        if (met) {
            reached.complete(step.condition());
        } else if (ended && !container.label(Labels.ESSENTIAL).equals("true")) {
            reached.completeExceptionally(
                    new ConditionUnmetException("it stopped with exit code " + container.exitCode() + "; see its log"));
        }
    }

    private void see(String now) {
        if (!now.equals(seen)) {
            seen = now;
            progress.accept(now);
        }
    }

    private static ConditionUnmetException gone() {
        return new ConditionUnmetException("it was removed");
    }
}
