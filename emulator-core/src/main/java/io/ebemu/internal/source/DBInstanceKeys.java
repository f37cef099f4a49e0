/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static io.ebemu.internal.document.KeyType.anything;
import static io.ebemu.internal.document.KeyType.flag;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.map;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DeletionPolicy;

/** The keys of what {@code ebemu.yml} says about RDS. */
final class DBInstanceKeys {

    /** The section of the instances that are not Beanstalk's own. */
    static final String INSTANCES = "DBInstances";
    /** The section of Beanstalk's own instance: the namespace of its option settings. */
    static final String COUPLED = "aws:rds:dbinstance";

    static final String PARAMETER_GROUPS = "DBParameterGroups";

    private static final String VERSION = "\\d{1,3}(\\.\\d{1,3}){0,2}";
    private static final String CLASS = "db\\.[a-z0-9]+\\.[a-z0-9]+";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,63}";
    private static final String PASSWORD = "[!#-.0-?A-~]{8,128}";
    private static final String[] ENGINES = DBEngine.words().toArray(String[]::new);
    private static final String[] POLICIES = DeletionPolicy.words().toArray(String[]::new);
    private static final int MAX_PORT = 65_535;
    private static final int MAX_STORAGE = 65_536;

    static final KeyTable INSTANCE = KeyTable.of(
                    "A DB instance of RDS",
                    Key.of("Engine", word(ENGINES), "The database engine.").byDefault(DBInstance.POSTGRES),
                    Key.of(
                                    "EngineVersion",
                                    text().like(VERSION),
                                    "The engine's version: the tag of the image that runs. Without it, 15 of postgres,"
                                            + " 8.0 of mysql, 10.11 of mariadb.")
                            .example(DBInstance.DEFAULT_ENGINE_VERSION),
                    Key.of(
                                    "DBInstanceClass",
                                    text().like(CLASS),
                                    "The instance class: it limits connections and memory if its size is known here.")
                            .byDefault("db.t3.micro"),
                    Key.of(
                                    "AllocatedStorage",
                                    number("GiB").from(5).to(MAX_STORAGE),
                                    "The storage. It limits nothing here.")
                            .byDefault("20"),
                    Key.of(
                                    "StorageType",
                                    word("gp2", "gp3", "io1", "io2", "standard"),
                                    "The kind of storage, which says how much there may be.")
                            .byDefault("gp3"),
                    Key.of(
                                    "DBName",
                                    text().like(NAME),
                                    "The database to create. Without it, ebdb in a coupled instance; else a PostgreSQL has"
                                            + " only the database postgres, and the other engines have none.")
                            .example("shop"),
                    Key.of(
                                    "MasterUsername",
                                    text().like(NAME),
                                    "The user that owns everything; not rdsadmin, nor in PostgreSQL admin or pg_….")
                            .byDefault("ebroot"),
                    Key.of(
                                    "MasterUserPassword",
                                    text().like(PASSWORD),
                                    "That user's password, for this machine only: 8 to 128 (MySQL and MariaDB: 41)"
                                            + " printable ASCII characters without blanks, /, @ and double quotes.")
                            .required()
                            .example("local-only-password"),
                    Key.of(
                                    "Port",
                                    number("").from(1150).to(MAX_PORT),
                                    "The port at the endpoint's address. Without it, 5432 of postgres, else 3306.")
                            .example("5432"),
                    Key.of(
                                    "BackupRetentionPeriod",
                                    number("of days").from(0).to(35),
                                    "How long automated backups are kept; 0 for none.")
                            .emulated()
                            .byDefault("1"),
                    Key.of(
                                    "PreferredBackupWindow",
                                    text().like(ServiceWindow.DAILY),
                                    "When automated backups are made each day, in UTC; 30 minutes at least.")
                            .emulated()
                            .example("03:00-03:30"),
                    Key.of(
                                    "PreferredMaintenanceWindow",
                                    text().like(ServiceWindow.WEEKLY),
                                    "Only checked not to overlap the backup window: nothing is maintained here.")
                            .example("sun:05:00-sun:06:00"),
                    Key.of("DeletionProtection", flag(), "Whether the instance cannot be deleted.")
                            .emulated()
                            .byDefault("false"),
                    Key.of(
                                    "DeletionPolicy",
                                    word(POLICIES),
                                    "What becomes of it when the environment is terminated with its data.")
                            .emulated()
                            .byDefault("Delete"),
                    Key.of("PubliclyAccessible", flag(), "Whether it has a public address in production.")
                            .byDefault("true"),
                    Key.of(
                                    "VPCSecurityGroups",
                                    list(text()),
                                    "Its security groups, by name or id. Without any, default.")
                            .emulated()
                            .example("[\"default\"]"),
                    Key.of("DBParameterGroupName", text(), "Its parameter group, of DBParameterGroups in this file.")
                            .emulated()
                            .example("default.postgres15"),
                    Key.of(
                            "HasCoupledDatabase",
                            flag(),
                            "Whether the instance belongs to the environment, so that containers get RDS_HOSTNAME and the"
                                    + " other variables. Without it, true for an only instance."),
                    elsewhere("MultiAZ"),
                    elsewhere("StorageEncrypted"),
                    elsewhere("KmsKeyId"),
                    elsewhere("Iops"),
                    elsewhere("MaxAllocatedStorage"),
                    elsewhere("AutoMinorVersionUpgrade"),
                    elsewhere("CACertificateIdentifier"),
                    elsewhere("CopyTagsToSnapshot"),
                    elsewhere("DBSnapshotIdentifier"),
                    elsewhere("DBSubnetGroupName"),
                    elsewhere("EnableCloudwatchLogsExports"),
                    elsewhere("EnableIAMDatabaseAuthentication"),
                    elsewhere("EnablePerformanceInsights"),
                    elsewhere("ManageMasterUserPassword"),
                    elsewhere("MonitoringInterval"),
                    elsewhere("OptionGroupName"),
                    elsewhere("SourceDBInstanceIdentifier"),
                    elsewhere("Tags"))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html");

    static final KeyTable PARAMETER_GROUP = KeyTable.of(
                    "A DB parameter group of RDS",
                    Key.of(
                                    "Family",
                                    text().like("(postgres|mysql|mariadb)\\d{1,3}(\\.\\d{1,3})?"),
                                    "The engine and version that it is for.")
                            .required()
                            .example("postgres15", "mysql8.0"),
                    Key.of("Description", text(), "What it is for.").example("what the shop needs"),
                    Key.of("Parameters", map(text()), "Values of engine parameters, by name.")
                            .emulated()
                            .example("{\"log_min_duration_statement\": \"500\"}"))
            .describedAt(
                    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbparametergroup.html");

    static final KeyTable COUPLED_DATABASE = KeyTable.of(
                    "The database that belongs to the environment, by Beanstalk's option settings",
                    Key.of("HasCoupledDatabase", flag(), "Whether there is one. Its database is called ebdb.")
                            .emulated()
                            .byDefault("false"),
                    Key.of("DBEngine", word(ENGINES), "The database engine; mysql without it.")
                            .example("postgres"),
                    Key.of(
                                    "DBEngineVersion",
                                    text().like(VERSION),
                                    "The engine's version; 5.5 without it, which RDS has no more.")
                            .example("15"),
                    Key.of(
                                    "DBInstanceClass",
                                    text().like(CLASS),
                                    "The instance class; db.t2.micro without it, which RDS makes of old versions only.")
                            .example("db.t3.micro"),
                    Key.of("DBAllocatedStorage", number("GiB").from(5).to(MAX_STORAGE), "The storage.")
                            .byDefault("5"),
                    Key.of("DBUser", text().like(NAME), "The master user.").byDefault("ebroot"),
                    Key.of("DBPassword", text().like(PASSWORD), "That user's password, for this machine only; needed.")
                            .example("local-only-password"),
                    Key.of(
                                    "DBDeletionPolicy",
                                    word(POLICIES),
                                    "What becomes of it when the environment is terminated with its data.")
                            .emulated()
                            .byDefault("Delete"),
                    elsewhere("DBSnapshotIdentifier"),
                    elsewhere("MultiAZDatabase"))
            .describedAt(
                    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-rdsdbinstance");

    private DBInstanceKeys() {}

    private static Key elsewhere(String name) {
        return Key.of(name, anything(), "Has no effect here.").notEmulated();
    }
}
