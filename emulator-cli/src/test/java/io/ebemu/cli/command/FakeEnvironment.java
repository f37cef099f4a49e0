/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/** A running environment whose task ends when a test says so. */
final class FakeEnvironment implements Environment {

    final CompletableFuture<Task> stopped = new CompletableFuture<>();
    final CountDownLatch awaited = new CountDownLatch(1);
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final ObservedState state;
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
    public Task awaitStopped() throws InterruptedException {
        awaited.countDown();
        try {
            return stopped.get();
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
    public void deploy(io.ebemu.api.Bundle bundle, io.ebemu.api.DeployOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restart() {
        throw new UnsupportedOperationException();
    }
}
