/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Base backups of instances, made by jobs, and the log that servers archive between them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html">Amazon RDS
 *     User Guide, working with automated backups</a>
 */
final class AutomatedBackups {

    private static final String JOB = "backup";

    private final Instances instances;
    private final ServiceJobs jobs;
    private final Console console;

    AutomatedBackups(Instances instances, ServiceJobs jobs, Console console) {
        this.instances = instances;
        this.jobs = jobs;
        this.console = console;
    }

    /** Whether an instance has automated backups that are kept. */
    boolean kept(DBInstance instance) {
        return instance.backup().retentionPeriod() > 0
                && instance.engine().equals(DBInstance.POSTGRES)
                && !instances.scope().ephemeral();
    }

    /** Begins a backup in the background, unless one is under way or the instance does not run. */
    void begin(DBInstance instance) {
        Optional<ContainerInfo> server = instances.server(instance);
        Optional<ContainerInfo> eni = instances.networkInterface(instance);
        if (!kept(instance) || server.isEmpty() || eni.isEmpty() || underWay(instance)) {
            return;
        }
        Map<String, String> labels = new HashMap<>(jobs.labels(instance, Labels.ROLE_SERVICE_JOB));
        labels.put(ServiceJobs.JOB, JOB);
        String name = instances.scope().serverName(instance) + "-backup";
        instances.scope().engine().containers().remove(name);
        jobs.start(ServiceJobs.spec(
                name,
                server.get().image(),
                labels,
                Optional.of(eni.get().id()),
                PostgresScripts.automatedBackup(instance),
                List.of(instances.backupVolume(instance) + ":" + PostgresScripts.BACKUPS)));
        instances.tell(instance.identifier(), "RDS-EVENT-0001", "Backing up DB instance.");
    }

    boolean underWay(DBInstance instance) {
        return jobs.ofKind(JOB).stream()
                .anyMatch(one -> one.running() && one.label(Labels.SERVICE_ID).equals(instance.identifier()));
    }

    /** Tells of backups that have ended, and removes their containers. */
    void collect() {
        for (ContainerInfo job : jobs.ofKind(JOB)) {
            if (job.finished()) {
                String instance = job.label(Labels.SERVICE_ID);
                if (job.exitCode() == 0) {
                    instances.tell(instance, "RDS-EVENT-0002", "Finished DB instance backup.");
                } else {
                    instances.tell(
                            Severity.WARN,
                            instance,
                            "",
                            "The automated backup of DB instance " + instance + " failed: " + jobs.lastLines(job.id())
                                    + "; the next one comes in its backup window.");
                }
                instances.scope().engine().containers().remove(job.id());
            }
        }
    }

    /** Waits until a backup that is under way has ended. */
    void awaitEnd(DBInstance instance, Duration deadline) {
        jobs.ofKind(JOB).stream()
                .filter(one -> one.label(Labels.SERVICE_ID).equals(instance.identifier()))
                .forEach(one -> instances.scope().engine().containers().await(one.id(), deadline));
        collect();
    }

    /** When its backups were made, oldest first, and when its log was archived last. */
    Times times(DBInstance instance, ContainerInfo server) {
        return Times.read(console.shell(server, instance, PostgresScripts.listBackups()));
    }

    /** Has all that is committed by now archived. */
    void archiveNow(DBInstance instance, ContainerInfo server) {
        // A commit after all that counts tells a restoration that it has seen enough; in a transaction of its own, for
        // a
        // switch within the same one would leave the commit behind.
        console.ask(server, instance, "SELECT txid_current()");
        String file = console.ask(server, instance, "SELECT pg_walfile_name(pg_switch_wal())");
        console.shell(server, instance, PostgresScripts.archive(file));
    }

    /**
     * What backups there are.
     *
     * @param bases from when on each base backup can be restored, oldest first
     * @param archived when log was archived last; empty if none was
     */
    record Times(List<Instant> bases, Optional<Instant> archived) {

        Times {
            bases = List.copyOf(bases);
        }

        static Times read(String printed) {
            List<String> parts = List.of(printed.split("\\R\\R|^\\R", 2));
            List<Instant> bases = parts.get(0)
                    .lines()
                    .filter(one -> one.matches("\\d+"))
                    .map(Times::second)
                    .sorted()
                    .toList();
            Optional<Instant> archived = parts.size() < 2
                    ? Optional.empty()
                    : parts.get(1)
                            .lines()
                            .filter(one -> one.matches("\\d+"))
                            .map(Times::second)
                            .findFirst();
            return new Times(bases, archived);
        }

        private static Instant second(String digits) {
            return Instant.ofEpochSecond(Long.parseLong(digits));
        }

        Optional<Instant> earliest() {
            return bases.stream().findFirst();
        }

        /** Neither before the log's last piece nor before the last backup. */
        Optional<Instant> latest() {
            return bases.isEmpty()
                    ? Optional.empty()
                    : archived.filter(one -> one.isAfter(bases.get(bases.size() - 1)))
                            .or(() -> Optional.of(bases.get(bases.size() - 1)));
        }
    }
}
