/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.model.EnvironmentId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Follows the engine's events from before a fault is brought about, so that a container's end is heard of even if it is
 * started again at once.
 */
final class ContainerEnd implements EngineEvents.Listener, AutoCloseable {

    private final Engine engine;
    private final ContainerInfo container;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> outOfMemory = new CompletableFuture<>();
    private final Subscription events;

    ContainerEnd(Engine engine, ContainerInfo container) {
        this.engine = engine;
        this.container = container;
        this.events = engine.events()
                .follow(
                        Labels.of(new EnvironmentId(container.label(Labels.ENVIRONMENT)), container.label(Labels.ROLE)),
                        this);
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        if (event.containerId().equals(container.id())) {
            switch (event.action()) {
                case "oom" -> outOfMemory.complete(true);
                case "die" -> {
                    ended.complete(true);
                    outOfMemory.complete(false);
                }
                default -> {}
            }
        }
    }

    @Override
    public void reconnected() {
        boolean same = engine.containers()
                .inspect(container.id())
                .filter(one -> one.running() && one.startedAt().equals(container.startedAt()))
                .isPresent();
        if (!same) {
            ended.complete(true);
            outOfMemory.complete(false);
        }
    }

    /** Whether the container ended in time. */
    boolean await(Duration within) {
        return heard(ended, within);
    }

    /** Whether the kernel killed a process in it for want of memory in time, and before it ended otherwise. */
    boolean awaitOutOfMemory(Duration within) {
        return heard(outOfMemory, within);
    }

    /** The same, but waiting no longer than until another container ends. */
    boolean awaitOutOfMemory(Duration within, ContainerEnd other) {
        return heard(outOfMemory.applyToEither(other.ended.thenApply(over -> false), heard -> heard), within);
    }

    private boolean heard(CompletableFuture<Boolean> what, Duration within) {
        try {
            return what.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException(
                    "interrupted while waiting for what happens to " + container.label(Labels.ECS_CONTAINER_NAME), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
