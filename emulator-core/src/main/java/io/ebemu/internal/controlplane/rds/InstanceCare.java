/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.event.Severity;
import io.ebemu.internal.controlplane.BackupWindow;
import io.ebemu.internal.controlplane.ServiceWatch;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after instances while their environment is supervised: starts a server again that died by itself, and keeps
 * backup windows.
 */
final class InstanceCare implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(60);
    private static final Duration TIME_TO_END = Duration.ofSeconds(60);

    private final Instances instances;
    private final Upkeep upkeep;
    private final AutomatedBackups backups;
    private final Map<String, Integer> failures = new HashMap<>();
    private final ServiceWatch watch = new ServiceWatch("ebemu-rds");

    InstanceCare(Instances instances, Upkeep upkeep, AutomatedBackups backups) {
        this.instances = instances;
        this.upkeep = upkeep;
        this.backups = backups;
        watch.follow(instances.scope(), Instances.KIND, InstanceCare::endsServerOrJob, this::lookSafely);
        watch.every(Duration.ZERO, LOOK_EVERY, this::lookSafely);
    }

    private static boolean endsServerOrJob(ContainerEvent event) {
        String role = event.attributes().getOrDefault(Labels.ROLE, "");
        return event.action().equals("die")
                && (role.equals(Labels.ROLE_SERVICE) || role.equals(Labels.ROLE_SERVICE_JOB));
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            if (!watch.ending()) {
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
        if (!dead || failed >= ATTEMPTS || watch.ending()) {
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
        if (!watch.abandon(TIME_TO_END)) {
            instances.tell(Severity.WARN, "", "", "A DB instance is still being started; ebemu status shows it.");
        }
    }
}
