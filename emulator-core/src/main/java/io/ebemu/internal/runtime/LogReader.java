/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LogQuery;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.RestartPolicyLabel;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.ObservedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads the logs of an environment's containers and hands them on line by line. */
final class LogReader {

    private static final int LAST_LINES = 50;
    private static final int ALL = -1;

    private final Engine engine;
    private final EnvironmentId environment;
    private final Supplier<Optional<ObservedState>> state;

    /** @param state what the environment looks like when it is asked */
    LogReader(Engine engine, EnvironmentId environment, Supplier<Optional<ObservedState>> state) {
        this.engine = engine;
        this.environment = environment;
        this.state = state;
    }

    /** Emits an event for each line; returns when there are no more. */
    void read(LogQuery query, EventDispatcher events) throws InterruptedException {
        Map<String, ContainerInfo> containers = chosen(query);
        List<Subscription> streams = new ArrayList<>();
        try {
            containers.forEach((name, container) -> streams.add(open(
                    container,
                    query,
                    (at, standardError, text) ->
                            events.emit(new ContainerLogged(at, environment, name, standardError, text)))));
            for (Subscription stream : streams) {
                stream.await();
            }
        } finally {
            streams.forEach(Subscription::close);
        }
    }

    /**
     * The first line of a container's or service's log that is wanted, also if it was written before.
     *
     * @return empty if none was in time, or before the container ended
     */
    @SuppressWarnings("try") // followed for as long as the block lasts
    Optional<String> await(String name, Predicate<String> wanted, Duration within) throws InterruptedException {
        LogQuery query = new LogQuery(List.of(name), ALL, true);
        ContainerInfo container = chosen(query).values().iterator().next();
        FirstLine line = new FirstLine(wanted);
        try (Subscription following = open(container, query, line)) {
            return line.found.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static final class FirstLine implements LogSink {

        private final Predicate<String> wanted;
        private final CompletableFuture<Optional<String>> found = new CompletableFuture<>();

        private FirstLine(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void line(Instant at, boolean standardError, String text) {
            try {
                if (!found.isDone() && wanted.test(text)) {
                    found.complete(Optional.of(text));
                }
            } catch (RuntimeException e) {
                found.completeExceptionally(e);
            }
        }

        @Override
        public void end() {
            found.complete(Optional.empty());
        }
    }

    private Subscription open(ContainerInfo container, LogQuery query, LogSink sink) {
        return query.follow() && RestartPolicyLabel.on(container)
                ? LogAcrossRestarts.follow(engine, container, query.tail(), sink, () -> restarts(container))
                : engine.containers().logs(container.id(), query.follow(), query.tail(), sink);
    }

    /** A container that is about to be started again counts as RUNNING, and no other that has ended. */
    private boolean restarts(ContainerInfo ended) {
        return state.get()
                .flatMap(ObservedState::task)
                .flatMap(task -> task.container(ended.label(Labels.ECS_CONTAINER_NAME)))
                .filter(one -> one.lastStatus() == ContainerStatus.RUNNING)
                .isPresent();
    }

    /** Emits an event for each of the lines that the task's containers wrote last, if there are any. */
    void readLastLines(EventDispatcher events) throws InterruptedException {
        if (!new WorldReader(engine, environment).read().taskContainers().isEmpty()) {
            read(new LogQuery(List.of(), LAST_LINES, false), events);
        }
    }

    private Map<String, ContainerInfo> chosen(LogQuery query) {
        Map<String, ContainerInfo> all = new LinkedHashMap<>();
        Map<String, ContainerInfo> chosen = new LinkedHashMap<>();
        new WorldReader(engine, environment).read().taskContainers().forEach(container -> {
            all.put(container.label(Labels.ECS_CONTAINER_NAME), container);
            chosen.put(container.label(Labels.ECS_CONTAINER_NAME), container);
        });
        new WorldReader(engine, environment)
                .read()
                .withRole(Labels.ROLE_SERVICE)
                .forEach(container -> all.put(container.label(Labels.SERVICE_ID), container));
        if (all.isEmpty()) {
            throw new UsageException("environment " + environment + " has no containers on this engine;"
                    + " ebemu list shows the environments there are");
        }
        if (!query.containers().isEmpty()) {
            chosen.clear();
            for (String name : query.containers()) {
                if (!all.containsKey(name)) {
                    throw new UsageException("environment " + environment + " has no container " + name + "; it has "
                            + String.join(", ", all.keySet()));
                }
                chosen.put(name, all.get(name));
            }
        }
        return chosen;
    }
}
