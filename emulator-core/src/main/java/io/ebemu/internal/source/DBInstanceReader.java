/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.DBInstanceClass;
import io.ebemu.model.DeletionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code DBInstances}, under the rules of RDS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html">AWS::RDS::DBInstance</a>
 */
final class DBInstanceReader {

    private static final ParameterGroups.Words PARAMETER_GROUPS = new ParameterGroups.Words(
            DBInstanceKeys.PARAMETER_GROUPS,
            DBInstanceKeys.PARAMETER_GROUP,
            "Family",
            "(postgres|mysql|mariadb)\\d{1,3}(\\.\\d{1,3})?",
            "postgres15",
            "Parameters",
            "DBParameterGroup",
            "The parameter group {name} with DBParameterGroupFamily {actual} can't be used for this instance. Use a"
                    + " parameter group with DBParameterGroupFamily {needed}.");

    private static final String COUPLED = "HasCoupledDatabase";
    private static final String MAINTENANCE = "PreferredMaintenanceWindow";
    private static final String BACKUP = "PreferredBackupWindow";
    private static final Pattern MAINTENANCE_FORM = Pattern.compile(ServiceWindow.WEEKLY);
    private static final int MAX_IDENTIFIER = 63;
    private static final int SHORTEST_WINDOW = 30;

    private final ServiceSection section;
    private final Problems problems;

    DBInstanceReader(Problems problems) {
        this.section = new ServiceSection(DBInstanceKeys.INSTANCES, MAX_IDENTIFIER, DBInstanceKeys.INSTANCE, problems);
        this.problems = problems;
    }

    /** @param coupledAlready whether Beanstalk's own instance is declared too */
    List<DBInstance> read(Fields top, boolean coupledAlready) {
        boolean only = !coupledAlready
                && top.object(DBInstanceKeys.INSTANCES, "my-db: {}").stream()
                                .flatMap(Fields::members)
                                .count()
                        == 1;
        ParameterGroups groups = ParameterGroups.read(PARAMETER_GROUPS, top, problems);
        Coupling coupling = new Coupling(coupledAlready);
        return section.read(top, (identifier, fields) -> {
            boolean coupled = coupling.read(fields.fields(), only);
            return instance(identifier, fields, coupled, groups);
        });
    }

    private static DBInstance instance(
            String identifier, ServiceFields fields, boolean coupled, ParameterGroups groups) {
        DBEngine engine = DBEngine.of(fields.engine("Engine", DBEngine.words())).orElse(DBEngine.POSTGRES);
        DBMaster master = new DBMaster(fields, engine, "MasterUsername", "MasterUserPassword");
        String version = fields.version("EngineVersion", engine.defaultVersion());
        DBInstanceBuilder builder = DBInstance.builder(identifier)
                .engine(engine.word(), version)
                .instanceClass(new DBVersion(fields, engine, "EngineVersion", version)
                        .instanceClass("DBInstanceClass", "db.t3.micro", DBInstanceClass.names()))
                .master(master.username(), master.password())
                .port(fields.port(engine.defaultPort(), 1150))
                .coupled(coupled)
                .publiclyAccessible(fields.flag("PubliclyAccessible", true))
                .deletionProtection(fields.flag("DeletionProtection", false))
                .deletionPolicy(policy(fields, "DeletionPolicy"))
                .backup(backup(fields))
                .parameterGroup(groups.named(fields, "DBParameterGroupName", engine.family(version)))
                .securityGroups(fields.names("VPCSecurityGroups"));
        databaseName(fields, engine, coupled).ifPresent(builder::dbName);
        new DBStorage(fields, engine).read(builder);
        return builder.build();
    }

    static DeletionPolicy policy(ServiceFields fields, String key) {
        return DeletionPolicy.of(fields.word(key, DeletionPolicy.DELETE.word(), DeletionPolicy.words()))
                .orElse(DeletionPolicy.DELETE);
    }

    private static Optional<String> databaseName(ServiceFields fields, DBEngine engine, boolean coupled) {
        Optional<String> name = fields.fields().word("DBName").map(Located::value);
        name.flatMap(engine::databaseNameRefusal)
                .ifPresent(refusal -> fields.error(
                        "DBName",
                        "db-name-invalid",
                        refusal
                                + (refusal.endsWith(".")
                                        ? " Underscores are fine too, and " + engine.longestDatabaseName()
                                                + " characters at most"
                                        : ". Choose another")));
        return name.or(() -> coupled ? Optional.of("ebdb") : Optional.empty());
    }

    private static BackupSettings backup(ServiceFields fields) {
        int retention = fields.number(
                "BackupRetentionPeriod",
                "of days",
                0,
                35,
                BackupSettings.ofRds().retentionPeriod(),
                "retention-invalid",
                "a number of days");
        Optional<String> window = fields.window(BACKUP, SHORTEST_WINDOW);
        String maintenance = fields.checked(
                MAINTENANCE,
                "",
                written ->
                        written.isEmpty() || MAINTENANCE_FORM.matcher(written).matches(),
                "window-invalid",
                "expected a time of the week like sun:05:00-sun:06:00, in UTC; write one");
        if (MAINTENANCE_FORM.matcher(maintenance).matches()) {
            ServiceWindow weekly = ServiceWindow.weekly(maintenance);
            window.filter(daily -> ServiceWindow.daily(daily).overlaps(weekly))
                    .ifPresent(daily -> fields.error(
                            BACKUP,
                            "window-overlap",
                            "The backup window and maintenance window must not overlap. Move one of them"));
        }
        return new BackupSettings(retention, window);
    }

    /** Beanstalk couples at most one database with an environment. */
    private final class Coupling {

        private boolean taken;

        Coupling(boolean taken) {
            this.taken = taken;
        }

        boolean read(Fields fields, boolean byDefault) {
            boolean coupled = fields.flag(COUPLED).map(Located::value).orElse(byDefault);
            if (coupled && taken) {
                problems.error(
                        fields.place(COUPLED),
                        "coupled-twice",
                        "an environment has one coupled database, and another one is above; write false here");
            }
            taken |= coupled;
            return coupled;
        }
    }
}
