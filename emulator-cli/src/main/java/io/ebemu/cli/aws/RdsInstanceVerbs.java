/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.flag;
import static io.ebemu.cli.aws.Parameter.needed;
import static io.ebemu.cli.aws.Parameter.optional;
import static io.ebemu.cli.aws.Parameter.several;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Rds;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.ParameterGroup;
import java.util.List;
import java.util.Optional;

/** Verbs about DB instances. */
final class RdsInstanceVerbs {

    static final String INSTANCE = "db-instance-identifier";

    private static final String FINAL_SNAPSHOT = "final-db-snapshot-identifier";
    private static final String SKIP = "skip-final-snapshot";
    private static final String PASSWORD = "master-user-password";

    private RdsInstanceVerbs() {}

    static List<Verb<Rds>> all() {
        return List.of(
                create(),
                Verb.of(
                        "describe-db-instances",
                        "Lists DB instances.",
                        (rds, given) -> RdsShapes.instances(
                                rds.describeDBInstances(given.optional(INSTANCE)), given.environment()),
                        optional(INSTANCE, "ID", "Only that instance.")),
                modify(),
                Verb.of(
                        "reboot-db-instance",
                        "Ends all sessions, applies what waits for a reboot, and starts the server again.",
                        (rds, given) -> RdsShapes.instance(rds.rebootDBInstance(given.text(INSTANCE)), given),
                        instance()),
                Verb.of(
                        "stop-db-instance",
                        "Stops the server. Its endpoint stays, and it stays stopped over `ebemu up`.",
                        (rds, given) -> RdsShapes.instance(rds.stopDBInstance(given.text(INSTANCE)), given),
                        instance()),
                Verb.of(
                        "start-db-instance",
                        "Starts a server that was stopped.",
                        (rds, given) -> RdsShapes.instance(rds.startDBInstance(given.text(INSTANCE)), given),
                        instance()),
                delete());
    }

    static Parameter instance() {
        return needed(INSTANCE, "ID", "The instance.");
    }

    private static Verb<Rds> create() {
        return Verb.<Rds>of(
                        "create-db-instance",
                        "Creates a DB instance beside those that ebemu.yml declares.",
                        (rds, given) -> RdsShapes.instance(rds.createDBInstance(definition(rds, given)), given),
                        instance(),
                        needed("db-instance-class", "CLASS", "Its class, such as db.t3.micro."),
                        needed("engine", "ENGINE", "postgres, mysql or mariadb."),
                        optional("engine-version", "VERSION", "The engine's version."),
                        optional("allocated-storage", "GIB", "Its storage."),
                        optional("storage-type", "TYPE", "gp2, gp3, io1, io2 or standard."),
                        optional("db-name", "NAME", "The database to create."),
                        optional("master-username", "NAME", "The user that owns everything. Default: ebroot."),
                        password().required(),
                        optional("port", "PORT", "The port at the endpoint's address."),
                        optional("backup-retention-period", "DAYS", "How long automated backups are kept."),
                        optional(
                                "preferred-backup-window",
                                "WINDOW",
                                "When they are made, such as 03:00-03:30, in UTC."),
                        flag("deletion-protection", "Whether the instance cannot be deleted."),
                        flag("publicly-accessible", "Whether it has a public address in production."),
                        groups(),
                        parameterGroup())
                .example("create-db-instance --db-instance-identifier reports --db-instance-class db.t3.micro"
                        + " --engine postgres --master-user-password file://reports.password");
    }

    private static DBInstance definition(Rds rds, Arguments given) {
        String engine = given.text("engine");
        DBInstanceBuilder builder = DBInstance.builder(given.text(INSTANCE))
                .engine(
                        engine,
                        given.optional("engine-version")
                                .or(() -> DBEngine.of(engine).map(DBEngine::defaultVersion))
                                .orElse(""))
                .instanceClass(given.text("db-instance-class"))
                .master(given.optional("master-username").orElse("ebroot"), given.text(PASSWORD))
                .backup(new BackupSettings(
                        given.number("backup-retention-period")
                                .orElse(BackupSettings.ofRds().retentionPeriod()),
                        given.optional("preferred-backup-window")))
                .deletionProtection(given.given("deletion-protection"))
                .publiclyAccessible(given.flag("publicly-accessible").orElse(true))
                .securityGroups(given.texts("vpc-security-group-ids"))
                .parameterGroup(parameterGroup(rds, given));
        given.number("allocated-storage").ifPresent(builder::allocatedStorage);
        given.optional("storage-type").ifPresent(builder::storageType);
        given.optional("db-name").ifPresent(builder::dbName);
        given.number("port").ifPresent(builder::port);
        return builder.build();
    }

    private static Optional<ParameterGroup> parameterGroup(Rds rds, Arguments given) {
        return given.optional("db-parameter-group-name")
                .filter(name -> !name.startsWith("default."))
                .flatMap(name -> rds.describeDBParameterGroups(Optional.of(name)).stream()
                        .findFirst());
    }

    private static Verb<Rds> modify() {
        return Verb.<Rds>of(
                        "modify-db-instance",
                        "Changes a DB instance. What RDS applies only at a reboot waits for one.",
                        (rds, given) ->
                                RdsShapes.instance(rds.modifyDBInstance(given.text(INSTANCE), change(given)), given),
                        instance(),
                        optional("new-db-instance-identifier", "ID", "Its new identifier."),
                        optional("db-instance-class", "CLASS", "Its class."),
                        optional("engine-version", "VERSION", "The engine's version."),
                        optional("allocated-storage", "GIB", "Its storage, which never shrinks."),
                        password(),
                        optional("backup-retention-period", "DAYS", "How long automated backups are kept."),
                        optional(
                                "preferred-backup-window",
                                "WINDOW",
                                "When they are made, such as 03:00-03:30, in UTC."),
                        flag("deletion-protection", "Whether the instance cannot be deleted."),
                        flag("publicly-accessible", "Whether it has a public address in production."),
                        optional("db-port-number", "PORT", "The port at the endpoint's address."),
                        groups(),
                        parameterGroup(),
                        flag("apply-immediately", "Whether it is not to wait for a reboot."))
                .example("modify-db-instance --db-instance-identifier shop-db --new-db-instance-identifier"
                        + " shop-db-old --apply-immediately");
    }

    /** What an instance is to have different. */
    static DBInstanceChange change(Arguments given) {
        return new DBInstanceChange(
                given.optional("new-db-instance-identifier"),
                given.optional("db-instance-class"),
                given.optional("engine-version"),
                given.number("allocated-storage"),
                given.optional(PASSWORD),
                given.optional("db-parameter-group-name"),
                given.number("backup-retention-period"),
                given.optional("preferred-backup-window"),
                given.flag("deletion-protection"),
                given.flag("publicly-accessible"),
                given.number("db-port-number").or(() -> given.number("port")),
                given.optionalTexts("vpc-security-group-ids"),
                given.given("apply-immediately"));
    }

    static Parameter groups() {
        return several("vpc-security-group-ids", "GROUP", "Its security groups, by id or name.");
    }

    static Parameter parameterGroup() {
        return optional("db-parameter-group-name", "NAME", "Its parameter group.");
    }

    private static Parameter password() {
        return optional(
                PASSWORD,
                "PASSWORD",
                "The master user's password. As file://PATH it is read from a file and need not be in the list of"
                        + " processes.");
    }

    private static Verb<Rds> delete() {
        return Verb.<Rds>of(
                        "delete-db-instance",
                        "Removes a DB instance with its data and automated backups; manual snapshots stay.",
                        (rds, given) -> Answer.told(
                                new JsonObject()
                                        .with(
                                                "DBInstance",
                                                RdsShapes.instance(
                                                        rds.deleteDBInstance(
                                                                given.text(INSTANCE),
                                                                given.given(SKIP),
                                                                given.optional(FINAL_SNAPSHOT)),
                                                        given.environment())),
                                "DB instance " + given.text(INSTANCE) + " is deleted."),
                        instance(),
                        flag(SKIP, "There is to be no final snapshot."),
                        optional(FINAL_SNAPSHOT, "ID", "The snapshot that is made before."))
                .example("delete-db-instance --db-instance-identifier reports --skip-final-snapshot");
    }
}
