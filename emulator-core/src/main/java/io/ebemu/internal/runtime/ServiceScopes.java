/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes the scopes in which the control plane works, and keeps their changes apart. */
final class ServiceScopes {

    private final ControlPlane controlPlane;
    private final Host host;
    private final Map<Path, ServicesLock> locks = new ConcurrentHashMap<>();

    ServiceScopes(ControlPlane controlPlane, Host host) {
        this.controlPlane = controlPlane;
        this.host = host;
    }

    ControlPlane controlPlane() {
        return controlPlane;
    }

    ServicesLock lock(StateDirectory directory) {
        return locks.computeIfAbsent(directory.path(), path -> new ServicesLock(directory));
    }

    /** The scope of a call that is made from outside; its executor and events end with it. */
    ServiceScope ofCall(
            Engine engine,
            Planner planner,
            StateDirectory directory,
            EventDispatcher events,
            StepRunner steps,
            Supplier<ApplicationVersion> declared,
            LaunchOptions options) {
        EnvironmentRecords records = new EnvironmentRecords(events.environment(), directory, engine, host);
        PlanExecutor executor = new PlanExecutor(steps, events);
        return new ServiceScope(
                engine,
                planner,
                host,
                directory,
                records,
                new LaunchRequests(engine, planner, host, directory, records, Optional.empty(), controlPlane),
                lock(directory),
                events,
                executor,
                declared,
                options,
                () -> {
                    executor.close();
                    events.close();
                });
    }

    /** The scope of a process that supervises the environment. */
    ServiceScope ofSupervision(Supervision parts, Supplier<ApplicationVersion> declared, LaunchOptions options) {
        return new ServiceScope(
                parts.engine(),
                parts.planner(),
                host,
                parts.directory(),
                parts.records(),
                new LaunchRequests(
                        parts.engine(),
                        parts.planner(),
                        host,
                        parts.directory(),
                        parts.records(),
                        Optional.empty(),
                        controlPlane),
                lock(parts.directory()),
                parts.events(),
                parts.executor(),
                declared,
                options,
                () -> {});
    }
}
