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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a program sees and holds of an environment that this process supervises. */
abstract class SupervisedEnvironment implements Environment {

    private final Supervision parts;
    private final AttachedEnvironment view;

    SupervisedEnvironment(Supervision parts) {
        this.parts = parts;
        this.view = new AttachedEnvironment(
                parts.environment(), parts.records(), parts.engine().info().publishedAddress());
    }

    /** What is handed to whoever asks for a part of it. */
    abstract EnvironmentHandles handles();

    @Override
    public final EnvironmentId id() {
        return view.id();
    }

    @Override
    public final boolean supervising() {
        return true;
    }

    @Override
    public final ObservedState state() {
        return view.state();
    }

    @Override
    public final Endpoint endpoint(String container) {
        return view.endpoint(container);
    }

    @Override
    public final Endpoint endpoint(String container, int containerPort) {
        return view.endpoint(container, containerPort);
    }

    @Override
    public final Container container(String name) {
        return handles().container(name);
    }

    @Override
    public final Database database(String identifier) {
        return handles().database(identifier);
    }

    @Override
    public final List<Database> databases() {
        return handles().databases();
    }

    @Override
    public final List<Cache> caches() {
        return handles().caches();
    }

    @Override
    public final Cache cache(String identifier) {
        return handles().cache(identifier);
    }

    @Override
    public final NetworkPath path(String container, String service) {
        return handles().path(container, service);
    }

    @Override
    public final EventHistory history() {
        return handles().history();
    }

    @Override
    public final Optional<ObservedState> awaitState(Predicate<ObservedState> wanted, Duration within)
            throws InterruptedException {
        return new StateWait(parts).await(wanted, within);
    }

    @Override
    public final Optional<String> awaitLog(String name, Predicate<String> wanted, Duration within)
            throws InterruptedException {
        return handles().awaitLog(name, wanted, within);
    }

    @Override
    public final void awaitReady(Duration within) throws InterruptedException {
        new ReadyWait(parts, within).await();
    }
}
