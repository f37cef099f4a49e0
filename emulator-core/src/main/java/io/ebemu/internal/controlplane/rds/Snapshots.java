/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.AwsApiException;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.observed.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Manual snapshots on the engine: for each a volume, and the container that filled it and whose end says how that went.
 * What is known of a snapshot is in their labels, so that it outlives the environment's files.
 */
final class Snapshots {

    private static final String IDENTIFIER = Labels.PREFIX + "snapshot";
    private static final String CREATED = Labels.PREFIX + "snapshot-created";
    private static final String PORT = Labels.PREFIX + "snapshot-port";
    private static final String MASTER = Labels.PREFIX + "snapshot-master-username";
    private static final String STORAGE = Labels.PREFIX + "snapshot-allocated-storage";
    private static final String RETENTION = Labels.PREFIX + "snapshot-backup-retention";
    private static final String DATABASE = Labels.PREFIX + "snapshot-db-name";

    private final ServiceScope scope;
    private final ServiceJobs jobs;

    Snapshots(ServiceScope scope, ServiceJobs jobs) {
        this.scope = scope;
        this.jobs = jobs;
    }

    String volume(String identifier) {
        return "ebemu-" + scope.environment().name() + "-" + Instances.KIND + "-snapshot-" + identifier;
    }

    /** All of the environment, by their identifiers' order. */
    List<Snapshot> all() {
        return scope
                .engine()
                .volumes()
                .list(Map.of(
                        Labels.ENVIRONMENT,
                        scope.environment().name(),
                        Labels.ROLE,
                        Labels.ROLE_SNAPSHOT,
                        Labels.SERVICE_KIND,
                        Instances.KIND))
                .stream()
                .map(this::snapshot)
                .sorted(Comparator.comparing(Snapshot::identifier))
                .toList();
    }

    Optional<Snapshot> find(String identifier) {
        return all().stream()
                .filter(one -> one.identifier().equalsIgnoreCase(identifier))
                .findFirst();
    }

    /** The instance that a snapshot would give, with the defaults that a restoration has. */
    DBInstance definition(Snapshot snapshot, String identifier, String password) {
        Map<String, String> labels =
                scope.engine().volumes().list(Map.of(IDENTIFIER, snapshot.identifier())).stream()
                        .filter(one -> one.name().equals(volume(snapshot.identifier())))
                        .map(VolumeInfo::labels)
                        .findFirst()
                        .orElse(Map.of());
        String database = labels.getOrDefault(DATABASE, "");
        DBInstanceBuilder builder = DBInstance.builder(identifier)
                .engine(snapshot.engine(), snapshot.engineVersion())
                .instanceClass(snapshot.instanceClass())
                .allocatedStorage(snapshot.allocatedStorage())
                .master(snapshot.masterUsername(), password)
                .port(snapshot.port())
                .backup(new BackupSettings(Integer.parseInt(labels.getOrDefault(RETENTION, "0")), Optional.empty()));
        return (database.isEmpty() ? builder : builder.dbName(database)).build();
    }

    /**
     * Begins a snapshot of a running instance; returns the id of the container that makes it.
     *
     * @param beside the instance's network interface
     */
    String begin(String identifier, DBInstance instance, ContainerInfo beside) {
        if (find(identifier).isPresent()) {
            throw RdsFault.snapshotExists(identifier);
        }
        String name = volume(identifier);
        Map<String, String> labels = labels(identifier, instance);
        scope.engine().containers().remove(name);
        scope.engine().volumes().create(VolumeSpec.local(name, labels));
        ContainerSpec spec = ServiceJobs.spec(
                name,
                beside.image(),
                labels,
                Optional.of(beside.id()),
                instance.engine().equals(DBInstance.POSTGRES)
                        ? PostgresScripts.snapshot(instance)
                        : MySqlScripts.snapshot(instance),
                List.of(name + ":" + PostgresScripts.SNAPSHOT));
        try {
            return jobs.start(spec);
        } catch (RuntimeException e) {
            scope.engine().volumes().remove(name);
            throw e;
        }
    }

    private Map<String, String> labels(String identifier, DBInstance instance) {
        Map<String, String> labels = new HashMap<>(jobs.labels(instance, Labels.ROLE_SNAPSHOT));
        labels.put(Labels.SERVICE_ENGINE, instance.engine());
        labels.put(Labels.SERVICE_ENGINE_VERSION, instance.engineVersion());
        labels.put(Labels.SERVICE_CLASS, instance.instanceClass());
        labels.put(IDENTIFIER, identifier);
        labels.put(CREATED, scope.host().now().toString());
        labels.put(PORT, Integer.toString(instance.port()));
        labels.put(MASTER, instance.masterUsername());
        labels.put(STORAGE, Integer.toString(instance.allocatedStorage()));
        labels.put(RETENTION, Integer.toString(instance.backup().retentionPeriod()));
        labels.put(DATABASE, instance.dbName().orElse(""));
        return labels;
    }

    private Snapshot snapshot(VolumeInfo volume) {
        Map<String, String> labels = volume.labels();
        return new Snapshot(
                Instances.KIND,
                labels.getOrDefault(IDENTIFIER, ""),
                labels.getOrDefault(Labels.SERVICE_ID, ""),
                "manual",
                status(scope.engine().containers().inspect(volume.name())),
                labels.getOrDefault(Labels.SERVICE_ENGINE, ""),
                labels.getOrDefault(Labels.SERVICE_ENGINE_VERSION, ""),
                labels.getOrDefault(Labels.SERVICE_CLASS, ""),
                Integer.parseInt(labels.getOrDefault(PORT, "0")),
                labels.getOrDefault(MASTER, ""),
                Integer.parseInt(labels.getOrDefault(STORAGE, "0")),
                Instant.parse(labels.getOrDefault(CREATED, Instant.EPOCH.toString())));
    }

    /** Of one whose container was pruned, a file in its volume says whether it is whole: a restoration looks. */
    private static String status(Optional<ContainerInfo> maker) {
        if (maker.isEmpty()) {
            return "available";
        }
        ContainerInfo container = maker.get();
        if (container.running() || !container.finished()) {
            return "creating";
        }
        return container.exitCode() == 0 ? "available" : "failed";
    }

    /** Whether its volume is gone; one that a server has mounted, which was restored from it, cannot go yet. */
    boolean remove(String identifier) {
        scope.engine().containers().remove(volume(identifier));
        return removeVolume(volume(identifier));
    }

    boolean removeVolume(String name) {
        try {
            scope.engine().volumes().remove(name);
            return true;
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** The snapshot, if a restoration can begin from it. */
    Snapshot available(String identifier) {
        Snapshot snapshot = find(identifier).orElseThrow(() -> RdsFault.noSnapshot(identifier));
        if (snapshot.status().equals("failed")) {
            throw new ManagedServiceException("snapshot " + identifier + " failed and holds nothing to restore: "
                    + jobs.lastLines(volume(identifier)) + "; delete it and make another");
        }
        if (!snapshot.status().equals("available")) {
            throw new AwsApiException(
                    "InvalidDBSnapshotState", "DBSnapshot " + identifier + " is not in available state.");
        }
        return snapshot;
    }
}
