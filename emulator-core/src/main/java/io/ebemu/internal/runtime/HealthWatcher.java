/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Endpoint;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.TaskChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.observe.EnhancedHealth;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.observed.EnhancedStatus;
import io.ebemu.model.observed.EnvironmentHealth;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.TaskStatus;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Announces each transition of an environment's health while this process supervises it. Beanstalk looks every ten
 * seconds; this looks whenever the engine, the task or the health check path says something new.
 */
final class HealthWatcher implements EngineEvents.Listener, AutoCloseable {

    private static final int LAST_LOOK_SECONDS = 5;

    /** The engine takes a paused container with a health check for unhealthy, and does not say so. */
    private static final Set<String> TELLING = Set.of("die", "pause");

    /** What a launch that failed may have left behind. */
    private static final Set<EnhancedStatus> UNFINISHED = Set.of(EnhancedStatus.PENDING, EnhancedStatus.INFO);

    private final EnvironmentRecords records;
    private final String publishedAddress;
    private final HealthFile file;
    private final EventDispatcher events;
    private final long process;
    private final ExecutorService thread;
    private final AtomicBoolean looking = new AtomicBoolean();
    private Optional<ApplicationVersion> version = Optional.empty();
    private Optional<HealthCheckProber> prober = Optional.empty();
    private Optional<String> failingTarget = Optional.empty();
    private Optional<EnhancedStatus> told;
    private int plans;
    private int probers;

    /** @param process this process's id */
    HealthWatcher(
            EnvironmentRecords records,
            String publishedAddress,
            HealthFile file,
            EventDispatcher events,
            long process) {
        this.records = records;
        this.publishedAddress = publishedAddress;
        this.file = file;
        this.events = events;
        this.process = process;
        this.told = file.read().map(HealthFile.Note::status);
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread one = new Thread(task, "ebemu-health");
            one.setDaemon(true);
            return one;
        });
        events.heededBy(this::on);
    }

    /** A plan for that version is about to be executed; its end is heard from the task. */
    synchronized void launching(ApplicationVersion next, boolean fresh) {
        plans++;
        is(next);
        tell(fresh ? EnhancedHealth.CREATION : EnhancedHealth.UPDATE);
    }

    /** That version runs already. */
    synchronized void adopted(ApplicationVersion running) {
        is(running);
        ask();
        look();
    }

    private void is(ApplicationVersion next) {
        version = Optional.of(next);
        askNoMore();
        // What this or another process saw before is of the past.
        told.ifPresent(this::write);
    }

    private void on(EnvironmentEvent event) {
        if (event instanceof TaskChanged change) {
            synchronized (this) {
                if (change.status() == TaskStatus.RUNNING) {
                    ask();
                } else {
                    askNoMore();
                }
            }
            look();
        }
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        if (TELLING.contains(event.action()) || event.action().startsWith("health_status")) {
            look();
        }
    }

    @Override
    public void reconnected() {
        look();
    }

    private void ask() {
        askNoMore();
        if (!thread.isShutdown()) {
            int number = probers;
            prober = version.flatMap(running -> running.healthCheck()
                    .map(check -> new HealthCheckProber(
                            check, () -> target(running, check), failure -> seen(number, failure))));
        }
    }

    private Optional<Endpoint> target(ApplicationVersion running, ProcessHealthCheck check) {
        return HealthCheckTarget.of(running.taskDefinition(), check.port())
                .flatMap(target -> records.state()
                        .flatMap(ObservedState::task)
                        .filter(task -> task.lastStatus() == TaskStatus.RUNNING)
                        .flatMap(target::boundIn))
                .map(port -> new Endpoint(publishedAddress, port));
    }

    private void askNoMore() {
        prober.ifPresent(HealthCheckProber::close);
        prober = Optional.empty();
        probers++;
        failingTarget = Optional.empty();
    }

    private void seen(int number, Optional<String> failure) {
        synchronized (this) {
            if (number != probers) {
                return;
            }
            failingTarget = failure;
            told.ifPresent(this::write);
        }
        look();
    }

    /** Judges again, soon and on another thread; many calls at a time are as one. */
    void look() {
        synchronized (this) {
            if (thread.isShutdown() || !looking.compareAndSet(false, true)) {
                return;
            }
            thread.execute(this::judge);
        }
    }

    private void judge() {
        looking.set(false);
        int plan;
        synchronized (this) {
            plan = plans;
        }
        try {
            Optional<ObservedState> state = records.state();
            synchronized (this) {
                // What was read before a plan began says nothing about it.
                if (plan == plans) {
                    state.map(ObservedState::health).ifPresent(this::tell);
                }
            }
        } catch (EngineException | UncheckedIOException nextTimeItIsBackOrTheEnvironmentGone) {
            return;
        }
    }

    private void tell(EnvironmentHealth health) {
        EnhancedStatus status = EnhancedStatus.of(health.status()).orElseThrow();
        if (told.equals(Optional.of(status))) {
            return;
        }
        events.announce(
                status.worseThan(told.orElse(EnhancedStatus.UNKNOWN)) ? Severity.WARN : Severity.INFO,
                "Environment health has transitioned "
                        + told.map(before -> "from " + before.word() + " ").orElse("") + "to " + status.word() + "."
                        + (health.causes().isEmpty() ? "" : " " + String.join(" ", health.causes())));
        told = Optional.of(status);
        write(status);
    }

    private void write(EnhancedStatus status) {
        EnvironmentRecords.attempt(events, () -> file.write(new HealthFile.Note(process, status, failingTarget)));
    }

    private synchronized Optional<EnhancedStatus> told() {
        return told;
    }

    /** Looks a last time if there may be something new, then no more. */
    @Override
    public void close() {
        if (told().filter(UNFINISHED::contains).isPresent()) {
            look();
        }
        synchronized (this) {
            askNoMore();
            thread.shutdown();
        }
        try {
            thread.awaitTermination(LAST_LOOK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
