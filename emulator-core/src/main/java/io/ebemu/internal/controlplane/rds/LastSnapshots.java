/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DeletionPolicy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Saves instances from a termination of their environment that deletes data, as their deletion policies say.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-rdsdbinstance">DBDeletionPolicy</a>
 */
final class LastSnapshots {

    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Instances instances;
    private final ServiceJobs jobs;
    private final Snapshots snapshots;

    LastSnapshots(Instances instances, ServiceJobs jobs, Snapshots snapshots) {
        this.instances = instances;
        this.jobs = jobs;
        this.snapshots = snapshots;
    }

    /** Makes the snapshots that are asked for, and returns the volumes that are to stay. */
    Set<String> make() {
        Set<String> stay = new HashSet<>();
        for (DBInstance instance : instances.all()) {
            boolean kept = instance.deletionPolicy() == DeletionPolicy.SNAPSHOT
                    ? !snapshot(instance)
                    : instance.deletionPolicy() == DeletionPolicy.RETAIN || instance.deletionProtection();
            if (kept) {
                instances.tell(
                        instance.identifier(),
                        "",
                        "The data of DB instance " + instance.identifier() + " stay, in the volume "
                                + instances.dataVolume(instance) + ".");
                stay.add(instances.dataVolume(instance));
                stay.add(instances.backupVolume(instance));
            }
        }
        return stay;
    }

    /** Whether there is one: of an instance that does not run none can be made, and its data stay instead. */
    private boolean snapshot(DBInstance instance) {
        Optional<ContainerInfo> beside =
                instances.server(instance).flatMap(server -> instances.networkInterface(instance));
        if (beside.isEmpty()) {
            instances.tell(
                    Severity.WARN,
                    instance.identifier(),
                    "",
                    "DB instance " + instance.identifier() + " is to leave a snapshot, but does not run.");
            return false;
        }
        String name = instance.identifier() + "-final-"
                + TIME.format(instances.scope().host().now());
        String made = name.length() > 63 ? name.substring(name.length() - 63).replaceFirst("^[^a-z]+", "") : name;
        jobs.await(snapshots.begin(made, instance, beside.get()), "snapshot " + made, DEADLINE);
        instances.tell(instance.identifier(), "RDS-EVENT-0002", "Finished DB instance backup.");
        return true;
    }
}
