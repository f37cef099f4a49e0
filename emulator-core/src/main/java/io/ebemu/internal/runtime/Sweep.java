/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.event.EventListener;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.observe.ProvenanceReader;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Provenance;
import io.ebemu.model.observed.Provenance.Presence;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Removes what is left on the engine of environments that are gone. One is gone if nobody supervises it and either its
 * directory does not exist any more on the machine that made it, or it was a test's and the test's process has ended.
 * Of an environment that is there, only what a launch left half-made that was killed goes.
 */
final class Sweep {

    private final Engine engine;
    private final Planner planner;
    private final Host host;
    private final EventListener listener;
    private final ProvenanceReader provenance;
    private final List<String> failures = new ArrayList<>();

    Sweep(Engine engine, Planner planner, Host host, EventListener listener) {
        this.engine = engine;
        this.planner = planner;
        this.host = host;
        this.listener = listener;
        this.provenance = new ProvenanceReader(MachineName.here(host));
    }

    /**
     * Sweeps, and tells what was found of each environment that nobody supervises.
     *
     * @throws EngineUnavailableException if something could not be removed; the rest was
     */
    List<SweptEnvironment> run(SweepOptions options) {
        List<SweptEnvironment> found = new ArrayList<>();
        new EngineSurvey(engine)
                .read()
                .forEach((name, world) -> sweep(
                                new SweptWorld(new EnvironmentId(name), world, provenance, host.now()), options)
                        .ifPresent(found::add));
        if (!failures.isEmpty()) {
            throw new EngineUnavailableException(failures.stream()
                    .collect(Collectors.joining(
                            "\n", "the engine could not remove all that is gone; sweep again:\n", "")));
        }
        return found;
    }

    private Optional<SweptEnvironment> sweep(SweptWorld found, SweepOptions options) {
        if (options.testsOnly() && !found.ephemeral()) {
            return Optional.empty();
        }
        Optional<StateDirectory> directory = found.directory().filter(one -> Files.isDirectory(one.path()));
        if (directory.flatMap(one -> one.lockHolder().read()).isPresent()) {
            return Optional.empty();
        }
        Optional<SweptEnvironment> seen = judge(found, directory, options.rehearsed());
        boolean nothingToDo =
                options.dryRun() || seen.filter(one -> !one.removed().isEmpty()).isEmpty();
        return nothingToDo
                ? seen
                : directory.map(one -> locked(found, one, options)).orElseGet(() -> judge(found, directory, options));
    }

    private Optional<SweptEnvironment> locked(SweptWorld found, StateDirectory directory, SweepOptions options) {
        LockHolder self = LockHolder.self(host.processId(), LockHolder.Work.TAKING_DOWN);
        Optional<EnvironmentLock> lock = EnvironmentLock.tryAcquire(directory, self);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        EnvironmentLock held = lock.get();
        try (held) {
            // What was seen before the lock was taken may have been replaced.
            World now = new WorldReader(engine, found.environment()).read();
            return judge(
                    new SweptWorld(found.environment(), now, provenance, host.now()), Optional.of(directory), options);
        }
    }

    private Optional<SweptEnvironment> judge(
            SweptWorld found, Optional<StateDirectory> directory, SweepOptions options) {
        Provenance from = found.provenance(options.goneMachines());
        if (options.testsOnly() && from.presence() != Presence.GONE) {
            return Optional.empty();
        }
        return switch (from.presence()) {
            case GONE -> sweepGone(found, directory, options);
            case HERE -> sweepLeftovers(found, directory, options);
            case ELSEWHERE, UNKNOWN ->
                Optional.of(new SweptEnvironment(
                        found.environment(), from.presence(), found.finding(from), List.of(), List.of()));
        };
    }

    private Optional<SweptEnvironment> sweepGone(
            SweptWorld found, Optional<StateDirectory> directory, SweepOptions options) {
        Plan plan = planner.remove(found.gone(options.goneMachines()), options.deleteData(), "its environment is gone");
        boolean removed = execute(found.environment(), plan, options);
        if (removed && !options.dryRun()) {
            directory.ifPresent(StateDirectory::delete);
        }
        SweptEnvironment swept = new SweptEnvironment(
                found.environment(),
                Presence.GONE,
                found.goneBecause(options.goneMachines()),
                found.names(plan),
                found.dataKeptBy(plan));
        return swept.removed().isEmpty() && swept.keptData().isEmpty() ? Optional.empty() : Optional.of(swept);
    }

    private Optional<SweptEnvironment> sweepLeftovers(
            SweptWorld found, Optional<StateDirectory> directory, SweepOptions options) {
        boolean cutShort = directory
                .filter(one -> new EnvironmentRecords(found.environment(), one, engine, host).cutShort())
                .isPresent();
        Plan plan = planner.removeLeftovers(found.world(), cutShort, "left by a process that was killed");
        execute(found.environment(), plan, options);
        List<String> removed = found.names(plan);
        if (removed.isEmpty() && found.world().containers().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SweptEnvironment(
                found.environment(), Presence.HERE, found.finding(found.provenance()), removed, List.of()));
    }

    /** Whether all of it was done, or was not to be done. */
    private boolean execute(EnvironmentId environment, Plan plan, SweepOptions options) {
        if (plan.isEmpty() || options.dryRun()) {
            return true;
        }
        try (EventDispatcher events = new EventDispatcher(environment, host, listener);
                PlanExecutor executor =
                        new PlanExecutor(new StepRunner(engine, List.of(), new Unenforced(events, false)), events)) {
            List<Execution.Failure> failed =
                    executor.start(plan).result().join().failures();
            failed.forEach(one -> failures.add(
                    environment + ": " + one.step().view() + ": " + one.error().getMessage()));
            return failed.isEmpty();
        }
    }
}
