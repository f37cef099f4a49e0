/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RDS's API for the DB instances beside one environment. Each call returns once it has taken effect, where RDS would
 * still be at work.
 *
 * <p>A refusal is an {@link io.ebemu.error.AwsApiException} with RDS's code and text; a server that does not come up is an
 * {@link io.ebemu.error.ManagedServiceException}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html">Amazon RDS API Reference</a>
 */
public interface Rds extends AutoCloseable {

    /** All instances, or the one that is named. */
    List<DBInstanceStatus> describeDBInstances(Optional<String> identifier);

    /** Creates an instance beside those that {@code ebemu.yml} declares. */
    DBInstanceStatus createDBInstance(DBInstance instance);

    /** Changes an instance. What RDS applies only at a reboot waits for one. */
    DBInstanceStatus modifyDBInstance(String identifier, DBInstanceChange change);

    /** Ends all sessions, applies what waits for a reboot, and starts again. */
    DBInstanceStatus rebootDBInstance(String identifier);

    /** Stops the server; the endpoint stays. */
    DBInstanceStatus stopDBInstance(String identifier);

    DBInstanceStatus startDBInstance(String identifier);

    /**
     * Removes an instance with its data and automated backups; manual snapshots stay.
     *
     * @param skipFinalSnapshot whether there is to be none
     * @param finalSnapshot the identifier of the snapshot that is made before
     */
    DBInstanceStatus deleteDBInstance(String identifier, boolean skipFinalSnapshot, Optional<String> finalSnapshot);

    Snapshot createDBSnapshot(String instance, String snapshot);

    /** All snapshots, or those of an instance, or the one that is named. */
    List<Snapshot> describeDBSnapshots(Optional<String> instance, Optional<String> snapshot);

    Snapshot deleteDBSnapshot(String snapshot);

    /**
     * Makes a new instance of a snapshot.
     *
     * @param change what is to differ from the snapshot's source
     */
    DBInstanceStatus restoreDBInstanceFromDBSnapshot(String instance, String snapshot, DBInstanceChange change);

    /**
     * Makes a new instance of another one's automated backups.
     *
     * @param time the time; empty for the latest restorable time
     */
    DBInstanceStatus restoreDBInstanceToPointInTime(
            String source, String target, Optional<Instant> time, DBInstanceChange change);

    /** Writes a database of a snapshot as a plain dump ({@code pg_dump}, {@code mysqldump}); not a call of RDS. */
    void exportSnapshot(String snapshot, String database, Path file);

    /** Loads a plain dump into a database of an instance, as its master user; not a call of RDS. */
    void importDump(String instance, String database, Path file);

    ParameterGroup createDBParameterGroup(ParameterGroup group);

    /** Sets parameters of a group; the instances of that group get them at once, or at their next reboot if static. */
    ParameterGroup modifyDBParameterGroup(String name, Map<String, String> parameters);

    /** All groups, default ones included, or the one that is named. */
    List<ParameterGroup> describeDBParameterGroups(Optional<String> name);

    void deleteDBParameterGroup(String name);

    /** What happened to instances, oldest first. */
    List<ServiceEventRecord> describeEvents(Optional<String> instance);

    /** Lets go of the engine; what was made stays. */
    @Override
    void close();
}
