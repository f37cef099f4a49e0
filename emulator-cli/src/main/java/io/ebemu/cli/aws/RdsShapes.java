/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.Table;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.Snapshot;
import java.util.List;
import java.util.TreeMap;

/**
 * What RDS's API answers, with {@code HostEndpoint} and {@code CACertificateFile} of ours.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html">DBInstance</a>
 */
final class RdsShapes {

    private static final String PASSWORD = "MasterUserPassword";
    private static final String MASK = "****";

    private RdsShapes() {}

    static JsonObject instance(DBInstanceStatus status, EnvironmentId environment) {
        DBInstance db = status.definition();
        JsonObject pending = new JsonObject();
        new TreeMap<>(status.pendingModifiedValues())
                .forEach((name, value) -> pending.with(name, name.equals(PASSWORD) ? MASK : value));
        return new JsonObject()
                .with("DBInstanceIdentifier", db.identifier())
                .with("DBInstanceClass", db.instanceClass())
                .with("Engine", db.engine())
                .with("DBInstanceStatus", status.status())
                .with("MasterUsername", db.masterUsername())
                .with("DBName", db.dbName())
                .with("Endpoint", Shapes.endpoint(status.endpoint()))
                .with("HostEndpoint", status.hostEndpoint().map(Shapes::endpoint))
                .with("AllocatedStorage", db.allocatedStorage())
                .with("InstanceCreateTime", status.createdAt())
                .with("PreferredBackupWindow", db.backup().window())
                .with("BackupRetentionPeriod", db.backup().retentionPeriod())
                .with("VpcSecurityGroups", Shapes.groups(groups(db), "VpcSecurityGroupId", environment))
                .with("DBParameterGroups", List.of(parameterGroup(status)))
                .with("PendingModifiedValues", pending)
                .with("LatestRestorableTime", status.latestRestorableTime())
                .with("MultiAZ", false)
                .with("EngineVersion", db.engineVersion())
                .with("LicenseModel", DBEngine.of(db.engine()).map(DBEngine::licenseModel))
                .with("PubliclyAccessible", db.publiclyAccessible())
                .with("StorageType", db.storageType())
                .with("DeletionProtection", db.deletionProtection())
                .with("CACertificateFile", status.caFile());
    }

    private static List<String> groups(DBInstance db) {
        boolean ofBeanstalk = db.coupled() && db.securityGroups().isEmpty();
        return ofBeanstalk ? List.of(SecurityGroup.OF_COUPLED_DATABASE) : db.securityGroups();
    }

    private static JsonObject parameterGroup(DBInstanceStatus status) {
        DBInstance db = status.definition();
        String family = DBEngine.of(db.engine())
                .map(engine -> engine.family(db.engineVersion()))
                .orElse(db.engine());
        return new JsonObject()
                .with(
                        "DBParameterGroupName",
                        db.parameterGroup().map(ParameterGroup::name).orElse("default." + family))
                .with("ParameterApplyStatus", status.parameterApplyStatus());
    }

    static Answer instances(List<DBInstanceStatus> all, EnvironmentId environment) {
        Table table =
                new Table("INSTANCE", "ENGINE", "CLASS", "STATUS", "FOR CONTAINERS", "FOR THIS MACHINE", "PENDING");
        all.forEach(one -> table.row(
                one.definition().identifier(),
                one.definition().engine() + " " + one.definition().engineVersion(),
                one.definition().instanceClass(),
                one.status(),
                one.endpoint().toString(),
                Shapes.host(one.hostEndpoint()),
                String.join(", ", new TreeMap<>(one.pendingModifiedValues()).keySet())));
        return Answer.listed(
                new JsonObject()
                        .with(
                                "DBInstances",
                                all.stream()
                                        .map(one -> instance(one, environment))
                                        .toList()),
                table,
                "There is no DB instance.");
    }

    static Answer instance(DBInstanceStatus status, Arguments arguments) {
        return Answer.told(
                new JsonObject().with("DBInstance", instance(status, arguments.environment())),
                "DB instance " + status.definition().identifier() + " is " + status.status() + "; "
                        + Shapes.reached(status.endpoint(), status.hostEndpoint()) + ".");
    }

    static JsonObject snapshot(Snapshot snapshot) {
        return new JsonObject()
                .with("DBSnapshotIdentifier", snapshot.identifier())
                .with("DBInstanceIdentifier", snapshot.source())
                .with("SnapshotCreateTime", snapshot.createdAt())
                .with("Engine", snapshot.engine())
                .with("AllocatedStorage", snapshot.allocatedStorage())
                .with("Status", snapshot.status())
                .with("Port", snapshot.port())
                .with("MasterUsername", snapshot.masterUsername())
                .with("EngineVersion", snapshot.engineVersion())
                .with("SnapshotType", snapshot.type());
    }

    static Answer snapshots(List<Snapshot> all) {
        return Answer.listed(
                new JsonObject()
                        .with(
                                "DBSnapshots",
                                all.stream().map(RdsShapes::snapshot).toList()),
                table(all),
                "There is no DB snapshot.");
    }

    /** A table of snapshots of either service. */
    static Table table(List<Snapshot> all) {
        Table table = new Table("SNAPSHOT", "OF", "ENGINE", "TYPE", "STATUS", "MADE");
        all.forEach(one -> table.row(
                one.identifier(),
                one.source(),
                one.engine() + " " + one.engineVersion(),
                one.type(),
                one.status(),
                one.createdAt().toString()));
        return table;
    }

    static JsonObject group(ParameterGroup group) {
        return new JsonObject()
                .with("DBParameterGroupName", group.name())
                .with("DBParameterGroupFamily", group.family());
    }

    /** A table of parameter groups of either service. */
    static Table groupTable(List<ParameterGroup> groups) {
        Table table = new Table("PARAMETER GROUP", "FAMILY", "SETS");
        groups.forEach(one -> table.row(
                one.name(), one.family(), String.join(", ", one.parameters().keySet())));
        return table;
    }
}
