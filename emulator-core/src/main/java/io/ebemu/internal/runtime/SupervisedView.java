/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.api.EventHistory;
import io.ebemu.api.NetworkPath;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a program sees of an environment that this process supervises, and what it holds of its parts. */
abstract class SupervisedView implements Environment {

    private final Supervision parts;
    private final AttachedEnvironment view;
    private final DiagnosisWriter diagnosis;

    SupervisedView(Supervision parts) {
        this.parts = parts;
        this.view = new AttachedEnvironment(
                parts.environment(), parts.records(), parts.engine().info().publishedAddress());
        this.diagnosis = new DiagnosisWriter(parts);
    }

    /** What programs hold. */
    abstract EnvironmentHandles handles();

    /** It as others see it who do not supervise it. */
    AttachedEnvironment view() {
        return view;
    }

    DiagnosisWriter diagnosis() {
        return diagnosis;
    }

    @Override
    public EnvironmentId id() {
        return parts.environment();
    }

    @Override
    public boolean supervising() {
        return true;
    }

    @Override
    public ObservedState state() {
        return view.state();
    }

    @Override
    public Endpoint endpoint(String container) {
        return view.endpoint(container);
    }

    @Override
    public Endpoint endpoint(String container, int containerPort) {
        return view.endpoint(container, containerPort);
    }

    @Override
    public Container container(String name) {
        return handles().container(name);
    }

    @Override
    public Database database(String identifier) {
        return handles().database(identifier);
    }

    @Override
    public List<Database> databases() {
        return handles().databases();
    }

    @Override
    public List<Cache> caches() {
        return handles().caches();
    }

    @Override
    public Cache cache(String identifier) {
        return handles().cache(identifier);
    }

    @Override
    public NetworkPath path(String container, String service) {
        return handles().path(container, service);
    }

    @Override
    public EventHistory history() {
        return handles().history();
    }

    @Override
    public void awaitReady(Duration within) throws InterruptedException {
        new ReadyWait(parts, within).await();
    }

    @Override
    public Optional<ObservedState> awaitState(Predicate<ObservedState> wanted, Duration within)
            throws InterruptedException {
        return new StateWait(parts).await(wanted, within);
    }

    @Override
    public Optional<String> awaitLog(String name, Predicate<String> wanted, Duration within)
            throws InterruptedException {
        return handles().awaitLog(name, wanted, within);
    }

    @Override
    public List<String> writeDiagnosis(Path directory) {
        return diagnosis.write(directory);
    }
}
