/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.BackupWindow;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.DBInstance;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks after instances while their environment is supervised: starts a server again that died by itself, and keeps
 * backup windows.
 */
final class InstanceCare implements AutoCloseable, EngineEvents.Listener {

    private static final int ATTEMPTS = 3;
    private static final long LOOK_EVERY_SECONDS = 60;
    private static final long CLOSE_SECONDS = 60;

    private final Instances instances;
    private final Upkeep upkeep;
    private final AutomatedBackups backups;
    private final Map<String, Integer> failures = new HashMap<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ebemu-rds");
        thread.setDaemon(true);
        return thread;
    });
    private final Subscription subscription;
    private final ScheduledFuture<?> looking;

    InstanceCare(Instances instances, Upkeep upkeep, AutomatedBackups backups) {
        this.instances = instances;
        this.upkeep = upkeep;
        this.backups = backups;
        ServiceScope scope = instances.scope();
        this.subscription = scope.engine()
                .events()
                .follow(
                        Map.of(Labels.ENVIRONMENT, scope.environment().name(), Labels.SERVICE_KIND, Instances.KIND),
                        this);
        this.looking = worker.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void on(EngineEvents.ContainerEvent event) {
        String role = event.attributes().getOrDefault(Labels.ROLE, "");
        if (event.action().equals("die")
                && (role.equals(Labels.ROLE_SERVICE) || role.equals(Labels.ROLE_SERVICE_JOB))) {
            lookSoon();
        }
    }

    @Override
    public void reconnected() {
        lookSoon();
    }

    private void lookSoon() {
        try {
            worker.execute(this::lookSafely);
        } catch (RejectedExecutionException closing) {
            return;
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            if (!worker.isShutdown()) {
                instances.tell(Severity.WARN, "", "", "DB instances could not be looked after: " + e.getMessage());
            }
        }
    }

    /** Looks at all instances once, and does what is to be done. */
    void look() {
        instances.scope().exclusively(() -> {
            upkeep.run();
            List<DBInstance> all = instances.all();
            all.forEach(this::revive);
            all.forEach(this::backUpIfDue);
            return all;
        });
    }

    private void revive(DBInstance instance) {
        String identifier = instance.identifier();
        boolean dead = !instances.entry(identifier).stopped()
                && instances.server(instance).isEmpty()
                && instances.networkInterface(instance).isPresent();
        int failed = failures.getOrDefault(identifier, 0);
        if (!dead || failed >= ATTEMPTS || worker.isShutdown()) {
            return;
        }
        try {
            instances.scope().reconcile();
            failures.remove(identifier);
            instances.tell(identifier, "RDS-EVENT-0006", "DB instance restarted.");
        } catch (ManagedServiceException e) {
            failures.put(identifier, failed + 1);
            instances.tell(
                    Severity.ERROR,
                    identifier,
                    "",
                    e.getMessage() + (failed + 1 < ATTEMPTS ? "" : "; it is not tried again before the next ebemu up"));
        }
    }

    private void backUpIfDue(DBInstance instance) {
        Optional<ContainerInfo> server = instances.server(instance);
        if (server.isEmpty() || !backups.kept(instance) || backups.underWay(instance)) {
            return;
        }
        List<Instant> bases = backups.times(instance, server.get()).bases();
        boolean due = bases.isEmpty()
                || BackupWindow.of(instance.backup(), instance.identifier())
                        .due(
                                bases.get(bases.size() - 1),
                                instances.scope().host().now());
        if (due) {
            backups.begin(instance);
        }
    }

    /** Returns once nothing is under way any more. */
    @Override
    public void close() {
        subscription.close();
        looking.cancel(true);
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                instances.tell(Severity.WARN, "", "", "A DB instance is still being started; ebemu status shows it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
