/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.event.EventListener;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.spi.ManagedServiceProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes an environment down, whoever supervises it and however it was left. */
final class TakeDown {

    private static final Duration LOCK_DEADLINE = Duration.ofMinutes(3);

    private final EnvironmentId environment;
    private final StateDirectory directory;
    private final Engine engine;
    private final Planner planner;
    private final List<ManagedServiceProvider> providers;
    private final ControlPlane controlPlane;
    private final Host host;
    private final EventListener listener;

    TakeDown(
            EnvironmentId environment,
            StateDirectory directory,
            Engine engine,
            Planner planner,
            List<ManagedServiceProvider> providers,
            ControlPlane controlPlane,
            Host host,
            EventListener listener) {
        this.environment = environment;
        this.directory = directory;
        this.engine = engine;
        this.planner = planner;
        this.providers = providers;
        this.controlPlane = controlPlane;
        this.host = host;
        this.listener = listener;
    }

    /** Stops the task and the services and removes their containers; data and the record stay. */
    void down() {
        run(false, false, Set.of());
    }

    /**
     * As {@link #down}, and forgets the environment; the services' data goes too if asked.
     *
     * @param stay the names of volumes that stay even then
     */
    void terminate(boolean deleteData, Set<String> stay) {
        run(deleteData, true, stay);
    }

    private void run(boolean deleteData, boolean forget, Set<String> stay) {
        directory.create();
        LockHolder self = LockHolder.self(host.processId(), LockHolder.Work.TAKING_DOWN);
        EnvironmentLock lock = EnvironmentLock.acquire(directory, self, LOCK_DEADLINE);
        LoggedEvents logged = new LoggedEvents(directory, listener);
        try (lock;
                EventDispatcher events = new EventDispatcher(environment, host, logged);
                PlanExecutor executor =
                        new PlanExecutor(new StepRunner(engine, providers, new Unenforced(events, false)), events)) {
            EnvironmentRecords records = new EnvironmentRecords(environment, directory, engine, host);
            WorldReader reader = new WorldReader(engine, environment);
            World world = reader.read();
            Optional<ObservedState> known = records.state(world.containers());
            known.map(ObservedState::versionLabel).ifPresent(events::areAbout);
            events.announce(
                    Severity.INFO,
                    forget ? "terminateEnvironment is starting." : "Stopping environment " + environment + ".");
            records.updating(false);
            boolean runs = known.flatMap(ObservedState::task)
                    .filter(task -> task.stopCode().isEmpty())
                    .isPresent();
            try (AwsLogs logs = new AwsLogs(engine, reader, directory, events)) {
                logs.follow(forget ? List.of() : world.taskContainers());
                execute(executor, planner.stopTask(world, StopCode.USER_INITIATED.reason()), () -> {
                    if (runs) {
                        records.stopping(StopCode.USER_INITIATED, StopCode.USER_INITIATED.reason());
                    }
                });
                logs.awaitLastLines();
            }
            World stopped = reader.read();
            records.refresh(stopped.containers());
            new HealthFile(directory.healthFile()).delete();
            World left = removeAll(executor, reader, stopped, stay, deleteData, forget ? "terminate" : "down");
            removeDiscarded(left);
            if (forget) {
                tellSnapshots(events, reader.read());
                logged.end();
                directory.delete();
            }
            events.announce(
                    Severity.INFO,
                    forget
                            ? "terminateEnvironment completed successfully."
                            : "Environment " + environment + " is down; data is kept.");
        }
    }

    /** Looks twice, because a process that was killed may have had a call under way that took effect late. */
    private World removeAll(
            PlanExecutor executor,
            WorldReader reader,
            World stopped,
            Set<String> stay,
            boolean deleteData,
            String cause) {
        World left = stopped;
        for (int round = 0; round < 2; round++) {
            Plan rest = planner.remove(without(stay, left), deleteData, cause);
            if (rest.isEmpty()) {
                break;
            }
            execute(executor, rest, () -> {});
            left = reader.read();
        }
        return left;
    }

    private static World without(Set<String> stay, World world) {
        return new World(
                world.containers(),
                world.volumes().stream()
                        .filter(volume -> !stay.contains(volume.name()))
                        .toList(),
                world.networks(),
                world.images());
    }

    /** What calls have deleted was waiting for the containers that are gone now; the ledger goes with the directory. */
    private void removeDiscarded(World left) {
        Set<String> discarded = controlPlane.discarded(directory.path());
        left.volumes().stream()
                .map(VolumeInfo::name)
                .filter(discarded::contains)
                .forEach(volume -> engine.volumes().remove(volume));
    }

    /** Snapshots outlive all, so nobody is to forget them. */
    private static void tellSnapshots(EventDispatcher events, World left) {
        List<String> snapshots = left.volumes().stream()
                .filter(volume -> Labels.ROLE_SNAPSHOT.equals(volume.labels().get(Labels.ROLE)))
                .map(VolumeInfo::name)
                .sorted()
                .toList();
        if (!snapshots.isEmpty()) {
            events.announce(
                    Severity.INFO,
                    "Snapshots stay, in the volumes " + String.join(", ", snapshots) + "; rds delete-db-snapshot and"
                            + " elasticache delete-snapshot remove them.");
        }
    }

    /** Executes the plan, and does something meanwhile. */
    private static void execute(PlanExecutor executor, Plan plan, Runnable meanwhile) {
        Execution execution = executor.start(plan);
        List<Execution.Failure> failures;
        try {
            meanwhile.run();
        } finally {
            failures = execution.result().join().failures();
        }
        if (!failures.isEmpty()) {
            throw new EngineUnavailableException(failures.stream()
                    .map(failure ->
                            failure.step().view() + ": " + failure.error().getMessage())
                    .collect(Collectors.joining("\n", "the engine could not do all that was asked; try again:\n", "")));
        }
    }
}
