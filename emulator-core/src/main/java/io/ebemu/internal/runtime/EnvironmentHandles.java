/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Cache;
import io.ebemu.api.Container;
import io.ebemu.api.Database;
import io.ebemu.api.Environment;
import io.ebemu.api.EventHistory;
import io.ebemu.api.NetworkPath;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.fault.ContainerPath;
import io.ebemu.internal.fault.TaskContainer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a program holds of the parts of an environment that this process supervises. */
final class EnvironmentHandles {

    private final Supervision parts;
    private final CurrentTask current;
    private final ServiceCare care;
    private final Environment view;
    private final RuleJob rules;
    private final Map<List<String>, NetworkPath> paths = new ConcurrentHashMap<>();

    /** @param view tells what the environment looks like */
    EnvironmentHandles(Supervision parts, CurrentTask current, ServiceCare care, Environment view) {
        this.parts = parts;
        this.current = current;
        this.care = care;
        this.view = view;
        this.rules = new RuleJob(parts.engine());
    }

    Container container(String name) {
        return taskContainer(name);
    }

    private TaskContainer taskContainer(String name) {
        return new TaskContainer(name, view, parts.engine(), this::restart).checked();
    }

    private void restart(ContainerInfo container) {
        current.supervisor()
                .orElseThrow(() -> new UsageException(
                        "environment " + parts.environment() + " has no task that is supervised; deploy one first"))
                .restart(container);
    }

    Database database(String identifier) {
        return care.handles().database(identifier);
    }

    Cache cache(String identifier) {
        return care.handles().cache(identifier);
    }

    /** The same object for the same way, as one may cut it and another heal it. */
    NetworkPath path(String container, String service) {
        return paths.computeIfAbsent(
                List.of(container, service),
                way -> new ContainerPath(
                        parts.environment(),
                        taskContainer(container),
                        service,
                        parts.engine(),
                        this::write,
                        parts.host()));
    }

    private void write(ContainerSpec job) {
        try {
            rules.prepare(progress -> {});
            rules.run(job);
        } catch (NotEnforcedException e) {
            throw new EnvironmentFailedException("the path cannot be changed: " + e.getMessage(), e);
        } finally {
            parts.engine().containers().remove(job.name());
        }
    }

    /** Heals all paths, as far as containers still run that have one. */
    void close() {
        paths.values().forEach(path -> {
            try {
                path.heal();
            } catch (RuntimeException e) {
                parts.events().announce(Severity.WARN, "A path to a service may not be as it was: " + e.getMessage());
            }
        });
    }

    EventHistory history() {
        return parts.events().history();
    }
}
