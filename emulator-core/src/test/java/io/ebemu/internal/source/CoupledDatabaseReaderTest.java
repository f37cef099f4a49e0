/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Bundle;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DeletionPolicy;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoupledDatabaseReaderTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("shop");

    @TempDir
    Path bundle;

    @BeforeEach
    void createBundle() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "{}");
    }

    @Test
    void beanstalks_own_database_is_called_ebdb_and_its_instance_as_cloudformation_calls_it() throws IOException {
        Source source = read("""
                EnvironmentProperties: {DATABASE_HOST: '${AWSEBRDSDatabase.Endpoint.Address}'}
                aws:rds:dbinstance:
                  HasCoupledDatabase: true
                  DBEngine: postgres
                  DBEngineVersion: 15
                  DBInstanceClass: db.t3.micro
                  DBPassword: local-only-password
                  DBDeletionPolicy: Snapshot
                """);

        DBInstance db = DBInstance.builder(DBInstance.coupledIdentifier(ENVIRONMENT))
                .allocatedStorage(5)
                .storageType("standard")
                .dbName("ebdb")
                .master("ebroot", "local-only-password")
                .coupled(true)
                .publiclyAccessible(false)
                .deletionPolicy(DeletionPolicy.SNAPSHOT)
                .build();
        assertThat(source.problems()).isEmpty();
        assertThat(source.services()).containsExactly(db);
        assertThat(db.identifier())
                .matches("awseb-e-[a-z0-9]{10}-stack-awsebrdsdatabase-[a-z0-9]{12}")
                .hasSizeLessThanOrEqualTo(63);
        assertThat(source.properties())
                .containsEntry("DATABASE_HOST", db.endpoint(ENVIRONMENT).address());
    }

    @Test
    void beanstalks_defaults_fail_as_they_do_in_production() throws IOException {
        assertThat(found("aws:rds:dbinstance: {HasCoupledDatabase: true, DBPassword: long-enough}\n"))
                .containsExactly("version-unavailable ebemu.yml:1:21 aws:rds:dbinstance.DBEngineVersion: Cannot find"
                        + " version 5.5 for mysql; write a version that RDS has, such as 8.0");
        assertThat(
                        found(
                                "aws:rds:dbinstance: {HasCoupledDatabase: true, DBEngineVersion: '8.0', DBPassword: long-enough}\n"))
                .containsExactly(
                        "instance-class-unsupported ebemu.yml:1:21 aws:rds:dbinstance.DBInstanceClass: RDS does"
                                + " not support creating a DB instance with the following combination:"
                                + " DBInstanceClass=db.t2.micro, Engine=mysql, EngineVersion=8.0,"
                                + " LicenseModel=general-public-license. For supported combinations of instance class and"
                                + " database engine version, see the documentation. Write db.t3.micro or a larger class");
    }

    @Test
    void a_password_has_no_default() throws IOException {
        assertThat(found("aws:rds:dbinstance: {HasCoupledDatabase: true, DBEngine: postgres, DBEngineVersion: '15',"
                        + " DBInstanceClass: db.t3.micro}\n"))
                .containsExactly("master-password-missing ebemu.yml:1:21 aws:rds:dbinstance: DBPassword is missing;"
                        + " write one of 8 to 128 characters");
    }

    @Test
    void there_is_no_database_unless_it_is_asked_for() throws IOException {
        assertThat(read("aws:rds:dbinstance: {HasCoupledDatabase: false}\n").services())
                .isEmpty();
        assertThat(found("aws:rds:dbinstance: {HasCoupledDatabase: false}\n")).isEmpty();
        assertThat(found("aws:rds:dbinstance: {DBEngine: postgres}\n"))
                .containsExactly(
                        "coupled-not-asked ebemu.yml:1:21 aws:rds:dbinstance: HasCoupledDatabase is false unless"
                                + " written, so there is no database; write HasCoupledDatabase: true");
    }

    @Test
    void another_instance_is_not_coupled_then() throws IOException {
        String coupled = "aws:rds:dbinstance: {HasCoupledDatabase: true, DBEngine: postgres, DBEngineVersion: '15',"
                + " DBInstanceClass: db.t3.micro, DBPassword: long-enough}\n";

        assertThat(read(coupled + "DBInstances: {other: {MasterUserPassword: long-enough}}\n")
                        .services())
                .extracting("coupled")
                .containsExactly(true, false);
        assertThat(found(coupled
                        + "DBInstances: {other: {MasterUserPassword: long-enough, HasCoupledDatabase: true}}\n"))
                .singleElement()
                .asString()
                .startsWith("coupled-twice ebemu.yml:2:");
    }

    private Source read(String yaml) throws IOException {
        Files.writeString(bundle.resolve("ebemu.yml"), yaml);
        return new SourceReader()
                .read(new Bundle(bundle, Optional.of("shop"), Map.of(), Optional.empty(), false), bundle.resolve("x"));
    }

    private List<String> found(String yaml) throws IOException {
        return read(yaml).problems().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
