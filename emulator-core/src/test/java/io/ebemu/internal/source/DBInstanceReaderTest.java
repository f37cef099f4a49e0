/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.document.Problems;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DeletionPolicy;
import io.ebemu.model.ParameterGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DBInstanceReaderTest {

    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Engine: oracle-ee          | engine-not-supported     | Engine "oracle-ee" is not supported; write postgres or mysql or mariadb
            EngineVersion: latest      | version-invalid          | expected a version such as 15; write one
            DBInstanceClass: t3.micro  | instance-class-invalid   | expected a class such as db.t3.micro; write one
            DBName: my-db              | db-name-invalid          | DBName must begin with a letter and contain only alphanumeric characters. Underscores are fine too, and 63 characters at most
            MasterUsername: 1st        | master-username-invalid  | a master user's name begins with a letter and goes on with letters, digits and underscores, 63 at most; write one
            MasterUsername: admin      | master-username-reserved | MasterUsername admin cannot be used as it is a reserved word used by the engine. Choose another
            MasterUsername: pg_x       | master-username-reserved | MasterUsername pg_x cannot be used as it is a reserved word used by the engine. Choose another
            EngineVersion: '9.6'       | version-unavailable      | Cannot find version 9.6 for postgres; write a version that RDS has, such as 15
            EngineVersion: '15.10'     | version-deprecated       | RDS creates no more instances of PostgreSQL 15.10; those that exist go on. Write the major version for its latest minor one
            DBInstanceClass: db.t2.micro | instance-class-unsupported | RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.t2.micro, Engine=postgres, EngineVersion=15, LicenseModel=postgresql-license. For supported combinations of instance class and database engine version, see the documentation. Write db.t3.micro or a larger class
            DBInstanceClass: db.t3.miro | instance-class-unknown  | the size of db.t3.miro is not known here, so it limits nothing; known are db.* as db.t3.micro; did you mean "db.t3.micro"?
            DBName: rdsadmin           | db-name-invalid          | DBName rdsadmin cannot be used as it is a reserved word used by the engine. Choose another
            AllocatedStorage: 5        | storage-invalid          | Invalid storage size for engine name postgres and storage type gp3: 5. Write 20 to 65536
            AllocatedStorage: 4        | storage-invalid          | expected a number of GiB from 5 to 65536, got 4; write 20
            StorageType: floppy        | word-unknown             | expected one of gp2, gp3, io1, io2, standard
            BackupRetentionPeriod: 36  | retention-invalid        | expected a number of days from 0 to 35, got 36; write 1
            PreferredBackupWindow: 3am | window-invalid           | expected a time of day like 03:00-04:00, in UTC; write one
            PreferredBackupWindow: 03:00-03:29 | window-too-short | expected 30 minutes at least, got 29; write a later end
            PreferredMaintenanceWindow: sunday | window-invalid   | expected a time of the week like sun:05:00-sun:06:00, in UTC; write one
            DeletionPolicy: Keep       | word-unknown             | expected one of Delete, Snapshot, Retain
            DeletionProtection: 1      | wrong-type               | expected true or false, got a string
            VPCSecurityGroups: sg-1    | wrong-type               | expected a list, got a string; write it like [default]
            DBParameterGroupName: mine | parameter-group-unknown  | DBParameterGroup not found: mine. Declare it in DBParameterGroups
            DBParameterGroupName: default.postgres14 | parameter-group-family | The parameter group default.postgres14 with DBParameterGroupFamily postgres14 can't be used for this instance. Use a parameter group with DBParameterGroupFamily postgres15.
            MultiAZ: true              | key-not-emulated         | is not emulated yet: production would honour it, here it has no effect
            Port: 1149                 | port-invalid             | expected a port from 1150 to 65535, got 1149; write 5432
            Port: many                 | wrong-type               | expected a whole number, got many; write digits only
            HasCoupledDatabase: maybe  | wrong-type               | expected true or false, got a string
            Enginee: postgres          | key-unknown              | "Enginee" is no key that is known here, and has no effect; did you mean "Engine"?
            """)
    void a_property_that_rds_would_refuse_is_named_with_its_cure(String property, String code, String message) {
        read("DBInstances:\n  db:\n    MasterUserPassword: long-enough\n    " + property + "\n");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(code + " ebemu.yml:4:")
                .endsWith(" DBInstances.db." + property.substring(0, property.indexOf(':')) + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            short7!        | The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters. Write a longer one
            with a space   | The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.
            with/slash     | The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.
            with@sign      | The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.
            with"quote     | The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.
            mit-Umlaut-ä   | The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.
            """)
    void a_password_that_rds_would_refuse_is_refused_without_showing_it(String password, String message) {
        read("DBInstances: {db: {MasterUserPassword: '" + password + "'}}\n");

        assertThat(found())
                .containsExactly(
                        "master-password-invalid ebemu.yml:1:40 DBInstances.db.MasterUserPassword: " + message);
    }

    @Test
    void a_password_is_required() {
        read("DBInstances:\n  db:\n");

        assertThat(found())
                .containsExactly("master-password-missing ebemu.yml:2:3 DBInstances.db: MasterUserPassword is missing;"
                        + " write one of 8 to 128 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1db",
                "my_db",
                "my--db",
                "my-",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void an_identifier_that_rds_would_refuse_is_refused(String identifier) {
        read("DBInstances: {" + identifier + ": {MasterUserPassword: long-enough}}\n");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith("identifier-invalid ebemu.yml:1:15 DBInstances." + identifier);
    }

    @Test
    void the_only_database_is_coupled_and_has_beanstalks_names() {
        DBInstance db = (DBInstance) read("DBInstances: {db: {MasterUserPassword: long-enough}}\n")
                .services()
                .get(0);

        assertThat(db.coupled()).isTrue();
        assertThat(db.dbName()).contains("ebdb");
        assertThat(db.masterUsername()).isEqualTo("ebroot");
    }

    @Test
    void of_several_databases_none_is_coupled_unless_it_says_so() {
        String two = "DBInstances:\n  a: {MasterUserPassword: long-enough}\n  b: {MasterUserPassword: long-enough}\n";

        assertThat(read(two).services()).extracting("coupled").containsExactly(false, false);
        assertThat(read(two).services()).extracting("dbName").containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void a_second_coupled_database_is_refused() {
        String coupled = "{MasterUserPassword: long-enough, HasCoupledDatabase: true}";
        read("DBInstances:\n  a: " + coupled + "\n  b: " + coupled + "\n");

        assertThat(found())
                .containsExactly("coupled-twice ebemu.yml:3:60 DBInstances.b.HasCoupledDatabase: an environment has one"
                        + " coupled database, and another one is above; write false here");
    }

    @Test
    void everything_that_an_instance_may_say_is_read() {
        DBInstance db = (DBInstance) read("""
                SecurityGroups: {shop-db: {GroupDescription: the database}}
                DBParameterGroups:
                  slow-log: {Family: mariadb10.11, Parameters: {slow_query_log: 1}}
                DBInstances:
                  Shop:
                    Engine: mariadb
                    DBInstanceClass: db.t4g.small
                    AllocatedStorage: 5
                    StorageType: standard
                    DBName: shop
                    MasterUsername: admin
                    MasterUserPassword: local-only-password
                    BackupRetentionPeriod: 7
                    PreferredBackupWindow: 23:30-00:30
                    PreferredMaintenanceWindow: sun:01:00-sun:02:00
                    DeletionProtection: true
                    DeletionPolicy: Snapshot
                    PubliclyAccessible: false
                    VPCSecurityGroups: [shop-db, default]
                    DBParameterGroupName: Slow-Log
                """).services().get(0);

        assertThat(found()).isEmpty();
        assertThat(db)
                .isEqualTo(DBInstance.builder("shop")
                        .engine("mariadb", "10.11")
                        .instanceClass("db.t4g.small")
                        .allocatedStorage(5)
                        .storageType("standard")
                        .dbName("shop")
                        .master("admin", "local-only-password")
                        .coupled(true)
                        .backup(new BackupSettings(7, Optional.of("23:30-00:30")))
                        .deletionProtection(true)
                        .deletionPolicy(DeletionPolicy.SNAPSHOT)
                        .publiclyAccessible(false)
                        .securityGroups(List.of("shop-db", "default"))
                        .parameterGroup(Optional.of(
                                new ParameterGroup("slow-log", "mariadb10.11", Map.of("slow_query_log", "1"))))
                        .build());
        assertThat(db.port()).isEqualTo(3306);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql   | MasterUsername: a2345678901234567     | master-username-invalid
            mysql   | MasterUsername: rdsadmin              | master-username-reserved
            mariadb | DBName: mysql                         | db-name-invalid
            mariadb | EngineVersion: '10.3'                 | version-unavailable
            mysql   | EngineVersion: '5.6'                  | version-unavailable
            mysql   | DBInstanceClass: db.t2.micro          | instance-class-unsupported
            """)
    void each_engine_has_its_own_rules(String engine, String property, String code) {
        read("DBInstances:\n  db:\n    Engine: " + engine + "\n    MasterUserPassword: long-enough\n    " + property
                + "\n");

        assertThat(found()).singleElement().asString().startsWith(code + " ebemu.yml:5:");
    }

    @Test
    void a_password_for_mysql_has_41_characters_at_most() {
        String file = "DBInstances: {db: {Engine: mysql, MasterUserPassword: " + "p".repeat(42) + "}}\n";
        read(file);

        assertThat(found())
                .singleElement()
                .asString()
                .endsWith("because it is longer than 41 characters. Write a shorter one");
        assertThat(read(file.replace("mysql", "postgres")).services()).hasSize(1);
        assertThat(found()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"03:00-04:00,sun:03:30-sun:04:30", "23:45-00:15,mon:00:00-mon:00:30", "03:00-04:00,sat:20:00-sun:03:01"
    })
    void windows_that_overlap_are_refused(String backup, String maintenance) {
        read("DBInstances:\n  db:\n    MasterUserPassword: long-enough\n    PreferredBackupWindow: " + backup
                + "\n    PreferredMaintenanceWindow: " + maintenance + "\n");

        assertThat(found())
                .containsExactly("window-overlap ebemu.yml:4:28 DBInstances.db.PreferredBackupWindow: The backup window"
                        + " and maintenance window must not overlap. Move one of them");
    }

    @ParameterizedTest
    @CsvSource({"03:00-04:00,sun:04:00-sun:05:00", "23:30-00:00,mon:00:00-mon:00:30"})
    void windows_that_only_touch_are_fine(String backup, String maintenance) {
        read("DBInstances:\n  db:\n    MasterUserPassword: long-enough\n    PreferredBackupWindow: " + backup
                + "\n    PreferredMaintenanceWindow: " + maintenance + "\n");

        assertThat(found()).isEmpty();
    }

    @Test
    void a_parameter_group_needs_a_family_that_fits() {
        read("DBParameterGroups: {mine: {Family: postgres14}, bare: }\n"
                + "DBInstances: {db: {MasterUserPassword: long-enough, DBParameterGroupName: mine}}\n");

        assertThat(found())
                .containsExactly(
                        "family-missing ebemu.yml:1:49 DBParameterGroups.bare: Family is missing; write the engine and"
                                + " version that the group is for, such as postgres15",
                        "parameter-group-family ebemu.yml:2:75 DBInstances.db.DBParameterGroupName: The parameter group"
                                + " mine with DBParameterGroupFamily postgres14 can't be used for this instance. Use a"
                                + " parameter group with DBParameterGroupFamily postgres15.");
    }

    private EnvironmentFile read(String yaml) {
        return new EnvironmentFileReader(problems).read(yaml.getBytes(StandardCharsets.UTF_8), directory);
    }

    private List<String> found() {
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
