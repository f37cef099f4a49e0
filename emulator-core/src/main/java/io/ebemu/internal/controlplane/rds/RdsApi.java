/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Rds;
import io.ebemu.api.ServiceEventRecord;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The RDS API of one environment. Every change is made while nobody else changes its services. */
final class RdsApi implements Rds {

    private static final Duration SNAPSHOT_DEADLINE = Duration.ofMinutes(30);

    private final ServiceScope scope;
    private final Instances instances;
    private final ServiceJobs jobs;
    private final Snapshots snapshots;
    private final Groups groups;
    private final Upkeep upkeep;
    private final InstanceCalls calls;
    private final InstanceChanges changes;
    private final Restores restores;
    private final Descriptions descriptions;
    private final Dumps dumps;

    RdsApi(Instances instances) {
        this.scope = instances.scope();
        this.instances = instances;
        this.jobs = new ServiceJobs(scope);
        this.snapshots = new Snapshots(scope, jobs);
        Console console = new Console(scope.engine());
        this.groups = new Groups(instances, console);
        AutomatedBackups backups = new AutomatedBackups(instances, jobs, console);
        this.upkeep = new Upkeep(instances, snapshots, backups);
        this.calls = new InstanceCalls(instances, groups, backups, snapshots);
        this.changes = new InstanceChanges(instances, calls, groups, backups, snapshots, console);
        this.restores = new Restores(instances, calls, groups, backups, snapshots);
        this.descriptions = new Descriptions(instances, groups, backups, snapshots);
        this.dumps = new Dumps(instances, jobs, snapshots);
    }

    private <T> T changing(Supplier<T> work) {
        return scope.exclusively(() -> {
            upkeep.run();
            return work.get();
        });
    }

    private DBInstanceStatus described(String identifier) {
        return descriptions.of(instances.existing(identifier));
    }

    /** Says what is done to an instance, to whoever asks meanwhile. */
    private DBInstanceStatus during(String status, String identifier, Supplier<String> work) {
        String known = instances.existing(identifier).identifier();
        instances.changeEntry(
                known,
                entry -> entry.during(
                        Optional.of(new Transition(status, scope.host().now()))));
        String result = known;
        try {
            result = work.get();
        } finally {
            end(known);
        }
        end(result);
        return described(result);
    }

    private void end(String identifier) {
        if (instances.ledger().instances().containsKey(identifier)) {
            instances.changeEntry(identifier, entry -> entry.during(Optional.empty()));
        }
    }

    @Override
    public List<DBInstanceStatus> describeDBInstances(Optional<String> identifier) {
        return descriptions.of(identifier);
    }

    @Override
    public DBInstanceStatus createDBInstance(DBInstance instance) {
        return changing(() -> described(calls.create(instance)));
    }

    @Override
    public DBInstanceStatus modifyDBInstance(String identifier, DBInstanceChange change) {
        return changing(
                () -> during("modifying", identifier, () -> changes.modify(instances.existing(identifier), change)));
    }

    @Override
    public DBInstanceStatus rebootDBInstance(String identifier) {
        return changing(
                () -> during("rebooting", identifier, () -> calls.reboot(instances.existing(identifier), changes)));
    }

    @Override
    public DBInstanceStatus stopDBInstance(String identifier) {
        return changing(() -> during("stopping", identifier, () -> {
            calls.stop(instances.existing(identifier));
            return instances.existing(identifier).identifier();
        }));
    }

    @Override
    public DBInstanceStatus startDBInstance(String identifier) {
        return changing(() -> during("starting", identifier, () -> {
            calls.start(instances.existing(identifier));
            return instances.existing(identifier).identifier();
        }));
    }

    @Override
    public DBInstanceStatus deleteDBInstance(
            String identifier, boolean skipFinalSnapshot, Optional<String> finalSnapshot) {
        return changing(() -> {
            DBInstance instance = instances.existing(identifier);
            calls.checkDelete(instance, skipFinalSnapshot, finalSnapshot);
            DBInstanceStatus last = described(instance.identifier());
            finalSnapshot.ifPresent(name -> {
                if (last.status().equals("stopped")) {
                    calls.start(instance);
                }
                awaitSnapshot(name, begin(instance, name));
            });
            calls.delete(instance);
            return new DBInstanceStatus(
                    last.definition(),
                    "deleting",
                    last.endpoint(),
                    Optional.empty(),
                    last.createdAt(),
                    Optional.empty(),
                    Map.of(),
                    last.parameterApplyStatus(),
                    last.caFile());
        });
    }

    @Override
    public Snapshot createDBSnapshot(String instance, String snapshot) {
        String container = changing(() -> {
            DBInstance source = instances.existing(instance);
            if (instances.server(source).isEmpty()) {
                throw RdsFault.invalidState("Cannot create a snapshot because the database instance "
                        + source.identifier() + " is not currently in the available state.");
            }
            return begin(source, snapshot);
        });
        awaitSnapshot(snapshot, container);
        instances.tell(instances.existing(instance).identifier(), "RDS-EVENT-0002", "Finished DB instance backup.");
        return snapshots.find(snapshot).orElseThrow(() -> RdsFault.noSnapshot(snapshot));
    }

    private String begin(DBInstance source, String written) {
        String snapshot = InstanceRules.identifier("DBSnapshotIdentifier", written);
        ContainerInfo beside =
                instances.networkInterface(source).orElseThrow(() -> RdsFault.notAvailable(source.identifier()));
        String id = snapshots.begin(snapshot, source, beside);
        instances.change(ledger -> ledger.withPassword(snapshot, source.masterUserPassword()));
        instances.tell(source.identifier(), "RDS-EVENT-0001", "Backing up DB instance.");
        return id;
    }

    private void awaitSnapshot(String snapshot, String container) {
        jobs.await(container, "snapshot " + snapshot, SNAPSHOT_DEADLINE);
    }

    @Override
    public List<Snapshot> describeDBSnapshots(Optional<String> instance, Optional<String> snapshot) {
        if (snapshot.isPresent() && snapshots.find(snapshot.get()).isEmpty()) {
            throw RdsFault.noSnapshot(snapshot.get());
        }
        return snapshots.all().stream()
                .filter(one -> !instances.ledger().discarded().contains(snapshots.volume(one.identifier())))
                .filter(one -> instance.isEmpty() || one.source().equalsIgnoreCase(instance.get()))
                .filter(one -> snapshot.isEmpty() || one.identifier().equalsIgnoreCase(snapshot.get()))
                .toList();
    }

    @Override
    public Snapshot deleteDBSnapshot(String snapshot) {
        return changing(() -> {
            Snapshot found = describeDBSnapshots(Optional.empty(), Optional.of(snapshot)).stream()
                    .findFirst()
                    .orElseThrow(() -> RdsFault.noSnapshot(snapshot));
            boolean gone = snapshots.remove(found.identifier());
            instances.change(ledger -> {
                RdsLedger without = ledger.withoutPassword(found.identifier());
                return gone ? without : without.discarding(snapshots.volume(found.identifier()));
            });
            return found;
        });
    }

    @Override
    public DBInstanceStatus restoreDBInstanceFromDBSnapshot(String instance, String snapshot, DBInstanceChange change) {
        return changing(() -> described(restores.fromSnapshot(instance, snapshot, change)));
    }

    @Override
    public DBInstanceStatus restoreDBInstanceToPointInTime(
            String source, String target, Optional<Instant> time, DBInstanceChange change) {
        return changing(() -> described(restores.toPointInTime(source, target, time, change)));
    }

    @Override
    public void exportSnapshot(String snapshot, String database, Path file) {
        dumps.export(snapshot, database, file);
    }

    @Override
    public void importDump(String instance, String database, Path file) {
        dumps.load(instance, database, file);
    }

    @Override
    public ParameterGroup createDBParameterGroup(ParameterGroup group) {
        return changing(() -> groups.create(group));
    }

    @Override
    public ParameterGroup modifyDBParameterGroup(String name, Map<String, String> parameters) {
        return changing(() -> groups.modify(name, parameters));
    }

    @Override
    public List<ParameterGroup> describeDBParameterGroups(Optional<String> name) {
        return groups.describe(name);
    }

    @Override
    public void deleteDBParameterGroup(String name) {
        changing(() -> {
            groups.delete(name);
            return name;
        });
    }

    @Override
    public List<ServiceEventRecord> describeEvents(Optional<String> instance) {
        List<ServiceEventRecord> found = new ArrayList<>();
        scope.replayEvents(event -> {
            if (event instanceof ServiceChanged changed
                    && changed.kind().equals(Instances.KIND)
                    && (instance.isEmpty() || changed.service().equalsIgnoreCase(instance.get()))) {
                found.add(new ServiceEventRecord(
                        changed.service(), "db-instance", changed.eventId(), changed.message(), changed.at()));
            }
        });
        return List.copyOf(found);
    }

    @Override
    public void close() {
        scope.close();
    }
}
