/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.internal.engine.Engine;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Finds out who asks, and reads containers as they are now. */
final class ContainerLookup {

    private final Engine engine;
    private final Supplier<Optional<Task>> task;
    private final BinaryOperator<String> ids;

    ContainerLookup(Engine engine, Supplier<Optional<Task>> task, BinaryOperator<String> ids) {
        this.engine = engine;
        this.task = task;
        this.ids = ids;
    }

    /** The container that was told this id; empty if there is none. */
    Optional<Asking> find(String id) {
        return task.get()
                .flatMap(now -> now.containers().stream()
                        .filter(container ->
                                ids.apply(now.taskArn(), container.name()).equals(id))
                        .findFirst()
                        .flatMap(this::details)
                        .map(details -> new Asking(now, details)));
    }

    /** All containers of a task that have been created, in the order of the definition. */
    List<ContainerDetails> containers(Task of) {
        return of.containers().stream()
                .flatMap(container -> details(container).stream())
                .toList();
    }

    private Optional<ContainerDetails> details(ContainerSnapshot container) {
        return container.runtimeId().flatMap(engine.containers()::details);
    }

    /**
     * A container that asks.
     *
     * @param task its task
     * @param details itself
     */
    record Asking(Task task, ContainerDetails details) {}
}
