/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.DBInstance;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain dumps, written and loaded by the engine's own programs beside the data: nothing of them is in memory here. */
final class Dumps {

    private static final Duration DEADLINE = Duration.ofMinutes(60);

    private final Instances instances;
    private final ServiceJobs jobs;
    private final Snapshots snapshots;

    Dumps(Instances instances, ServiceJobs jobs, Snapshots snapshots) {
        this.instances = instances;
        this.jobs = jobs;
        this.snapshots = snapshots;
    }

    /** Writes a database of a snapshot as {@code pg_dump} does. */
    void export(String name, String database, Path file) {
        Snapshot snapshot = snapshots.available(name);
        Path target = file.toAbsolutePath().normalize();
        Path directory = Optional.ofNullable(target.getParent()).orElse(target);
        if (!Files.isDirectory(directory)) {
            throw new UsageException("there is no directory " + directory + " to write the dump into");
        }
        DBInstance source = snapshots.definition(snapshot, snapshot.source(), "");
        PostgresScripts.require(source);
        String image = instances
                .scope()
                .engine()
                .containers()
                .inspect(snapshots.volume(snapshot.identifier()))
                .map(ContainerInfo::image)
                .orElse("postgres:" + snapshot.engineVersion());
        run(
                source,
                image,
                Optional.empty(),
                PostgresScripts.export(database, String.valueOf(target.getFileName())),
                List.of(
                        snapshots.volume(snapshot.identifier()) + ":" + PostgresScripts.SNAPSHOT + ":ro",
                        directory + ":" + PostgresScripts.DUMPS),
                "the export of snapshot " + name);
    }

    /** Loads a plain dump; what belongs to users that are not here becomes the master user's, and is counted. */
    void load(String identifier, String database, Path file) {
        Path source = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(source)) {
            throw new UsageException("there is no file " + source + " to load");
        }
        DBInstance instance = instances.existing(identifier);
        PostgresScripts.require(instance);
        ContainerInfo server = instances.available(instance);
        String eni = instances
                .networkInterface(instance)
                .map(ContainerInfo::id)
                .orElseThrow(() -> RdsFault.notAvailable(identifier));
        String said = run(
                instance,
                server.image(),
                Optional.of(eni),
                PostgresScripts.load(instance, database),
                List.of(source + ":" + PostgresScripts.DUMP + ":ro"),
                "loading " + source);
        if (!said.equals("0")) {
            instances.tell(
                    Severity.WARN,
                    instance.identifier(),
                    "",
                    said + " statements of the dump name users that are not here; what they were about belongs to "
                            + instance.masterUsername() + ".");
        }
    }

    private String run(
            DBInstance instance,
            String image,
            Optional<String> beside,
            String script,
            List<String> binds,
            String doing) {
        Map<String, String> labels = new HashMap<>(jobs.labels(instance, Labels.ROLE_SERVICE_JOB));
        labels.put(ServiceJobs.JOB, "dump");
        String name = instances.scope().serverName(instance) + "-dump-"
                + instances.scope().host().randomHex(8);
        String id = jobs.start(ServiceJobs.spec(name, image, labels, beside, script, binds));
        try {
            jobs.await(id, doing, DEADLINE);
            return jobs.lastLines(id);
        } finally {
            instances.scope().engine().containers().remove(id);
        }
    }
}
