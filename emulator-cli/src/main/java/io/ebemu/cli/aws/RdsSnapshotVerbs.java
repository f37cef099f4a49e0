/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.flag;
import static io.ebemu.cli.aws.Parameter.needed;
import static io.ebemu.cli.aws.Parameter.optional;
import static io.ebemu.cli.aws.RdsInstanceVerbs.INSTANCE;

import io.ebemu.api.Rds;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.error.UsageException;
import io.ebemu.model.observed.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verbs about DB snapshots, restorations and dumps. */
final class RdsSnapshotVerbs {

    private static final String SNAPSHOT = "db-snapshot-identifier";
    private static final String TIME = "restore-time";
    private static final String LATEST = "use-latest-restorable-time";
    private static final String SOURCE = "source-db-instance-identifier";
    private static final String TARGET = "target-db-instance-identifier";

    private RdsSnapshotVerbs() {}

    static List<Verb<Rds>> all() {
        return List.of(
                Verb.<Rds>of(
                                "create-db-snapshot",
                                "Makes a snapshot of a DB instance.",
                                (rds, given) -> made(rds.createDBSnapshot(given.text(INSTANCE), given.text(SNAPSHOT))),
                                RdsInstanceVerbs.instance(),
                                needed(SNAPSHOT, "ID", "What the snapshot is to be called."))
                        .example("create-db-snapshot --db-instance-identifier shop-db --db-snapshot-identifier before"),
                Verb.of(
                        "describe-db-snapshots",
                        "Lists DB snapshots.",
                        (rds, given) -> RdsShapes.snapshots(
                                rds.describeDBSnapshots(given.optional(INSTANCE), given.optional(SNAPSHOT))),
                        optional(INSTANCE, "ID", "Only those of that instance."),
                        optional(SNAPSHOT, "ID", "Only that snapshot.")),
                Verb.of(
                        "delete-db-snapshot",
                        "Removes a DB snapshot.",
                        (rds, given) -> {
                            Snapshot gone = rds.deleteDBSnapshot(given.text(SNAPSHOT));
                            return Answer.told(
                                    new JsonObject().with("DBSnapshot", RdsShapes.snapshot(gone)),
                                    "DB snapshot " + gone.identifier() + " is deleted.");
                        },
                        snapshot()),
                restore(),
                restoreToTime(),
                export(),
                importDump());
    }

    private static Parameter snapshot() {
        return needed(SNAPSHOT, "ID", "The snapshot.");
    }

    private static Answer made(Snapshot snapshot) {
        return Answer.told(
                new JsonObject().with("DBSnapshot", RdsShapes.snapshot(snapshot)),
                "DB snapshot " + snapshot.identifier() + " of " + snapshot.source() + " is " + snapshot.status() + ".");
    }

    private static Verb<Rds> restore() {
        return Verb.<Rds>of(
                        "restore-db-instance-from-db-snapshot",
                        "Makes a new DB instance of a snapshot, with the default parameter and security group.",
                        (rds, given) -> RdsShapes.instance(
                                rds.restoreDBInstanceFromDBSnapshot(
                                        given.text(INSTANCE), given.text(SNAPSHOT), RdsInstanceVerbs.change(given)),
                                given),
                        restored(needed(INSTANCE, "ID", "The new instance."), snapshot()))
                .example("restore-db-instance-from-db-snapshot --db-instance-identifier shop-db"
                        + " --db-snapshot-identifier before");
    }

    private static Verb<Rds> restoreToTime() {
        return Verb.<Rds>of(
                        "restore-db-instance-to-point-in-time",
                        "Makes a new DB instance of the automated backups of another one, as it was at a time.",
                        (rds, given) -> RdsShapes.instance(
                                rds.restoreDBInstanceToPointInTime(
                                        given.text(SOURCE),
                                        given.text(TARGET),
                                        time(given),
                                        RdsInstanceVerbs.change(given)),
                                given),
                        restored(
                                needed(SOURCE, "ID", "The instance with the backups."),
                                needed(TARGET, "ID", "The new instance."),
                                optional(TIME, "TIME", "The time, such as 2026-01-31T12:00:00Z."),
                                flag(LATEST, "The latest time that there is.")))
                .example("restore-db-instance-to-point-in-time --source-db-instance-identifier shop-db"
                        + " --target-db-instance-identifier shop-db-noon --restore-time 2026-01-31T12:00:00Z");
    }

    private static Optional<Instant> time(Arguments given) {
        if (given.optional(TIME).isPresent() == given.given(LATEST)) {
            throw new UsageException("write either --" + TIME + " or --" + LATEST);
        }
        return given.instant(TIME);
    }

    /** What both kinds of restoration take. */
    private static Parameter[] restored(Parameter... own) {
        List<Parameter> parameters = new ArrayList<>(List.of(own));
        parameters.addAll(List.of(
                optional("db-instance-class", "CLASS", "Its class, if not the source's."),
                optional("port", "PORT", "Its port, if not the source's."),
                flag("deletion-protection", "Whether the instance cannot be deleted."),
                flag("publicly-accessible", "Whether it has a public address in production."),
                RdsInstanceVerbs.groups(),
                RdsInstanceVerbs.parameterGroup()));
        return parameters.toArray(Parameter[]::new);
    }

    private static Verb<Rds> export() {
        return Verb.<Rds>of(
                        "export-db-snapshot",
                        "Writes a database of a snapshot as a plain SQL dump. Not a call of RDS.",
                        (rds, given) -> {
                            Path file = given.file("file");
                            rds.exportSnapshot(given.text(SNAPSHOT), given.text("db-name"), file);
                            return moved(file, "Database " + given.text("db-name") + " is written to " + file + ".");
                        },
                        snapshot(),
                        needed("db-name", "NAME", "The database."),
                        needed("file", "FILE", "The file to write."))
                .example("export-db-snapshot --db-snapshot-identifier before --db-name shop --file shop.sql");
    }

    private static Verb<Rds> importDump() {
        return Verb.<Rds>of(
                        "import-dump",
                        "Loads a plain SQL dump into a database as the master user. Not a call of RDS.",
                        (rds, given) -> {
                            Path file = given.file("file");
                            rds.importDump(given.text(INSTANCE), given.text("db-name"), file);
                            return moved(file, file + " is loaded into database " + given.text("db-name") + ".");
                        },
                        RdsInstanceVerbs.instance(),
                        needed("db-name", "NAME", "The database."),
                        needed("file", "FILE", "The dump."))
                .example("import-dump --db-instance-identifier shop-db --db-name shop --file production.sql");
    }

    private static Answer moved(Path file, String line) {
        return Answer.told(new JsonObject().with("File", file), line);
    }
}
