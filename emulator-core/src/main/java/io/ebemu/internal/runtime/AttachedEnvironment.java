/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

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
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** An environment that runs unchanged under another process's supervision: it can be looked at, and no more. */
final class AttachedEnvironment implements Environment {

    private final EnvironmentId id;
    private final EnvironmentRecords records;
    private final String publishedAddress;

    AttachedEnvironment(EnvironmentId id, EnvironmentRecords records, String publishedAddress) {
        this.id = id;
        this.records = records;
        this.publishedAddress = publishedAddress;
    }

    @Override
    public EnvironmentId id() {
        return id;
    }

    @Override
    public boolean supervising() {
        return false;
    }

    @Override
    public ObservedState state() {
        return EngineTrouble.told(records::state)
                .orElseThrow(() -> new UsageException("environment " + id + " is gone"));
    }

    @Override
    public Endpoint endpoint(String container) {
        return endpoint(container, binding -> true, NetworkBinding::containerPort);
    }

    @Override
    public Endpoint endpoint(String container, int containerPort) {
        return endpoint(container, binding -> binding.containerPorts().contains(containerPort), any -> containerPort);
    }

    private Endpoint endpoint(
            String container, Predicate<NetworkBinding> wanted, ToIntFunction<NetworkBinding> containerPort) {
        ContainerSnapshot snapshot = state().task()
                .flatMap(task -> task.container(container))
                .orElseThrow(() -> new UsageException("environment " + id + " has no container " + container));
        return snapshot.networkBindings().stream()
                .filter(wanted)
                .min(Comparator.comparingInt(NetworkBinding::containerPort))
                .map(binding -> binding.hostPort() + containerPort.applyAsInt(binding) - binding.containerPort())
                .map(hostPort -> new Endpoint(publishedAddress, hostPort))
                .orElseThrow(() -> new UsageException("container " + container + " of environment " + id
                        + " publishes no such port; it publishes " + snapshot.networkBindings()));
    }

    @Override
    public Container container(String name) {
        throw supervisedElsewhere();
    }

    @Override
    public Database database(String identifier) {
        throw supervisedElsewhere();
    }

    @Override
    public List<Database> databases() {
        throw supervisedElsewhere();
    }

    @Override
    public List<Cache> caches() {
        throw supervisedElsewhere();
    }

    @Override
    public Cache cache(String identifier) {
        throw supervisedElsewhere();
    }

    @Override
    public NetworkPath path(String container, String service) {
        throw supervisedElsewhere();
    }

    @Override
    public EventHistory history() {
        throw supervisedElsewhere();
    }

    @Override
    public Optional<ObservedState> awaitState(Predicate<ObservedState> wanted, Duration within) {
        throw supervisedElsewhere();
    }

    @Override
    public Optional<String> awaitLog(String name, Predicate<String> wanted, Duration within) {
        throw supervisedElsewhere();
    }

    @Override
    public void awaitReady(Duration within) {
        throw supervisedElsewhere();
    }

    @Override
    public Task awaitStopped() {
        throw supervisedElsewhere();
    }

    @Override
    public void awaitRemoved() {
        throw supervisedElsewhere();
    }

    @Override
    public void deploy(Bundle bundle, DeployOptions options) {
        throw supervisedElsewhere();
    }

    @Override
    public void restart() {
        throw supervisedElsewhere();
    }

    @Override
    public void configure(PropertyChanges changes) {
        throw supervisedElsewhere();
    }

    @Override
    public void stop() {
        throw supervisedElsewhere();
    }

    @Override
    public List<String> writeDiagnosis(Path directory) {
        return List.of(supervisedElsewhere().getMessage());
    }

    @Override
    public void keep() {
        throw supervisedElsewhere();
    }

    private UsageException supervisedElsewhere() {
        return new UsageException("environment " + id + " is supervised by another process; use ebemu down");
    }

    @Override
    public void release() {
        // There is nothing to let go of.
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }
}
