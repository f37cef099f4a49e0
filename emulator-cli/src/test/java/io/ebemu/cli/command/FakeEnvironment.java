/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.Bundle;
import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.api.EventHistory;
import io.ebemu.api.NetworkPath;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** A running environment whose task ends when a test says so, and is replaced by deployments. */
final class FakeEnvironment implements Environment {

    volatile CompletableFuture<Task> stopped = new CompletableFuture<>();
    final CountDownLatch awaited = new CountDownLatch(1);
    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile ObservedState state;
    /** What happens between the old task's end and the new one's start. */
    volatile Runnable deployment = () -> {};

    /** Whether the engine is away: nothing can be read then. */
    volatile boolean withoutEngine;

    private final boolean supervising;

    FakeEnvironment(ObservedState state, boolean supervising) {
        this.state = state;
        this.supervising = supervising;
    }

    @Override
    public EnvironmentId id() {
        return state.environment();
    }

    @Override
    public boolean supervising() {
        return supervising;
    }

    @Override
    public ObservedState state() {
        if (withoutEngine) {
            throw new EngineUnavailableException("the engine is away");
        }
        return state;
    }

    @Override
    public Endpoint endpoint(String container) {
        throw new UsageException("not asked for here");
    }

    @Override
    public Endpoint endpoint(String container, int containerPort) {
        return state.task().orElseThrow().container(container).orElseThrow().networkBindings().stream()
                .filter(binding -> binding.containerPort() == containerPort)
                .map(binding -> new Endpoint("127.0.0.1", binding.hostPort()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void awaitRemoved() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public List<String> writeDiagnosis(Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ObservedState> awaitState(Predicate<ObservedState> wanted, Duration within) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> awaitLog(String name, Predicate<String> wanted, Duration within) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void awaitReady(Duration within) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keep() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Container container(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Database database(String identifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Database> databases() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Cache> caches() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cache cache(String identifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public NetworkPath path(String container, String service) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventHistory history() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Task awaitStopped() throws InterruptedException {
        awaited.countDown();
        try {
            // A task that makes room for another one does not count.
            CompletableFuture<Task> current;
            Task task;
            do {
                current = stopped;
                task = current.get();
            } while (current != stopped);
            return task;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        calls.add("stop");
    }

    @Override
    public void release() {
        calls.add("release");
    }

    @Override
    public void close() {
        calls.add("close");
    }

    @Override
    public void deploy(Bundle bundle, DeployOptions options) {
        calls.add("deploy " + bundle.path()
                + options.versionLabel().map(label -> " as " + label).orElse("") + " with " + bundle.properties());
        replaceTask();
    }

    @Override
    public void restart() {
        calls.add("restart");
        replaceTask();
    }

    @Override
    public void configure(PropertyChanges changes) {
        calls.add("configure set=" + new TreeMap<>(changes.set()) + " removed=" + changes.removed());
        replaceTask();
    }

    private void replaceTask() {
        CompletableFuture<Task> old = stopped;
        deployment.run();
        stopped = new CompletableFuture<>();
        old.complete(States.stoppedByUser());
    }
}
