/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.DBInstanceChange;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.AwsApiException;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.Severity;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdsCommandTest {

    @TempDir
    Path directory;

    private final TestCli cli = new TestCli();

    @BeforeEach
    void letServicesExist() {
        cli.emulator.services.exist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            describe-db-instances                                             | describeDBInstances[Optional.empty]                     | DBInstances
            describe-db-instances --db-instance-identifier shop-db            | describeDBInstances[Optional[shop-db]]                  | DBInstances
            reboot-db-instance --db-instance-identifier shop-db               | rebootDBInstance[shop-db]                               | DBInstance
            stop-db-instance --db-instance-identifier shop-db                 | stopDBInstance[shop-db]                                 | DBInstance
            start-db-instance --db-instance-identifier shop-db                | startDBInstance[shop-db]                                | DBInstance
            delete-db-instance --db-instance-identifier shop-db --skip-final-snapshot | deleteDBInstance[shop-db, true, Optional.empty] | DBInstance
            delete-db-instance --db-instance-identifier shop-db --final-db-snapshot-identifier last | deleteDBInstance[shop-db, false, Optional[last]] | DBInstance
            delete-db-instance --db-instance-identifier shop-db --no-skip-final-snapshot | deleteDBInstance[shop-db, false, Optional.empty] | DBInstance
            create-db-snapshot --db-instance-identifier shop-db --db-snapshot-identifier before | createDBSnapshot[shop-db, before]     | DBSnapshot
            describe-db-snapshots --db-instance-identifier shop-db            | describeDBSnapshots[Optional[shop-db], Optional.empty]  | DBSnapshots
            delete-db-snapshot --db-snapshot-identifier before                | deleteDBSnapshot[before]                                | DBSnapshot
            create-db-parameter-group --db-parameter-group-name p --db-parameter-group-family postgres15 --description d | createDBParameterGroup[ParameterGroup[name=p, family=postgres15, parameters={}]] | DBParameterGroup
            describe-db-parameter-groups                                      | describeDBParameterGroups[Optional.empty]               | DBParameterGroups
            describe-db-parameters --db-parameter-group-name p                | describeDBParameterGroups[Optional[p]]                  | Parameters
            delete-db-parameter-group --db-parameter-group-name p             | deleteDBParameterGroup[p]                               | DBParameterGroupName
            describe-events --source-identifier shop-db                       | describeEvents[Optional[shop-db]]                       | Events
            """)
    void a_verb_of_the_aws_cli_makes_its_call_and_answers_with_its_document(
            String command, String call, String document) throws IOException {
        Result result = rds(command.split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cli.emulator.calls).contains("rds fibonacci", call);
        assertThat(result.out()).startsWith("{\n  \"" + document + "\" :");
        assertThat(json(result).has(document)).isTrue();
    }

    @Test
    void an_instance_is_described_with_the_keys_of_rds() throws IOException {
        cli.emulator.services.pending.put("MasterUserPassword", "new-local-password");
        cli.emulator.services.pending.put("DBInstanceClass", "db.t3.small");

        JsonNode db = json(rds("describe-db-instances")).path("DBInstances").path(0);

        assertThat(db.path("DBInstanceIdentifier").asText()).isEqualTo("shop-db");
        assertThat(db.path("Endpoint").path("Address").asText())
                .startsWith("shop-db.")
                .endsWith(".rds.amazonaws.com");
        assertThat(db.path("HostEndpoint").toString()).isEqualTo("{\"Address\":\"127.0.0.1\",\"Port\":21800}");
        assertThat(db.path("DBParameterGroups").toString())
                .isEqualTo("[{\"DBParameterGroupName\":\"default.postgres15\",\"ParameterApplyStatus\":\"in-sync\"}]");
        assertThat(db.path("VpcSecurityGroups")
                        .path(0)
                        .path("VpcSecurityGroupId")
                        .asText())
                .matches("sg-[0-9a-f]{17}");
        assertThat(db.path("PendingModifiedValues").toString())
                .isEqualTo("{\"DBInstanceClass\":\"db.t3.small\",\"MasterUserPassword\":\"****\"}");
        assertThat(db.has("LatestRestorableTime")).isFalse();
    }

    @Test
    void people_get_a_table_or_a_sentence() {
        assertThat(cli.run("rds", "describe-db-instances", "-e", "fibonacci").out())
                .startsWith("INSTANCE  ENGINE")
                .contains("shop-db   postgres 15  db.t3.micro  available  shop-db.");
        assertThat(cli.run("rds", "stop-db-instance", "--db-instance-identifier", "shop-db", "-e", "fibonacci")
                        .out())
                .contains("DB instance shop-db is stopped; containers reach it at shop-db.")
                .endsWith(", this machine at 127.0.0.1:21800.\n");
    }

    @Test
    void what_a_new_instance_is_to_be_is_handed_on() throws IOException {
        Files.writeString(directory.resolve("password"), "from-a-file\n");
        cli.emulator.services.parameterGroups.add(new ParameterGroup("mine", "mariadb10.11", Map.of()));

        Result result = rds(
                ("create-db-instance --db-instance-identifier reports --db-instance-class db.t3.small --engine mariadb"
                                + " --allocated-storage 50 --storage-type gp2 --db-name r --master-username me"
                                + " --master-user-password file://password --port 3307 --backup-retention-period 0"
                                + " --deletion-protection --no-publicly-accessible --db-parameter-group-name mine"
                                + " --vpc-security-group-ids a b -C " + directory)
                        .split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cli.emulator.services.created)
                .contains(DBInstance.builder("reports")
                        .engine("mariadb", "10.11")
                        .instanceClass("db.t3.small")
                        .allocatedStorage(50)
                        .storageType("gp2")
                        .dbName("r")
                        .master("me", "from-a-file")
                        .port(3307)
                        .backup(io.ebemu.model.BackupSettings.none())
                        .deletionProtection(true)
                        .publiclyAccessible(false)
                        .securityGroups(List.of("a", "b"))
                        .parameterGroup(java.util.Optional.of(cli.emulator.services.parameterGroups.get(0)))
                        .build());
        assertThat(result.out() + result.err()).doesNotContain("from-a-file");
    }

    @Test
    void what_a_modification_leaves_out_stays() {
        rds("modify-db-instance", "--db-instance-identifier", "shop-db", "--new-db-instance-identifier", "old");

        DBInstanceChange change = cli.emulator.services.changed.get(0);
        assertThat(change.newIdentifier()).contains("old");
        assertThat(change.applyImmediately()).isFalse();
        assertThat(change.deletionProtection()).isEmpty();
        assertThat(change.securityGroups()).isEmpty();

        rds(("modify-db-instance --db-instance-identifier shop-db --no-deletion-protection --apply-immediately"
                        + " --db-port-number 5433 --vpc-security-group-ids sg-1")
                .split(" "));

        change = cli.emulator.services.changed.get(1);
        assertThat(change.applyImmediately()).isTrue();
        assertThat(change.deletionProtection()).contains(false);
        assertThat(change.port()).contains(5433);
        assertThat(change.securityGroups()).contains(List.of("sg-1"));
    }

    @Test
    void a_restoration_takes_a_time_or_the_latest_one() {
        String[] restore = {
            "restore-db-instance-to-point-in-time",
            "--source-db-instance-identifier",
            "shop-db",
            "--target-db-instance-identifier",
            "noon"
        };

        assertThat(rds(with(restore, "--restore-time", "2026-01-31T13:00:00+01:00"))
                        .exitCode())
                .isZero();
        assertThat(rds(with(restore, "--use-latest-restorable-time")).exitCode())
                .isZero();

        assertThat(cli.emulator.calls)
                .anyMatch(call -> call.startsWith(
                        "restoreDBInstanceToPointInTime[shop-db, noon, Optional[2026-01-31T12:00:00Z], "))
                .anyMatch(call -> call.startsWith("restoreDBInstanceToPointInTime[shop-db, noon, Optional.empty, "));
        assertThat(rds(restore).exitCode()).isEqualTo(2);
        assertThat(rds(with(restore, "--restore-time", "noon")).exitCode()).isEqualTo(2);
    }

    @Test
    void parameters_are_written_as_the_aws_cli_takes_them() {
        rds(
                "modify-db-parameter-group",
                "--db-parameter-group-name",
                "p",
                "--parameters",
                "ParameterName=work_mem,ParameterValue=8192,ApplyMethod=immediate",
                "ParameterName=search_path,ParameterValue='a, b',ApplyMethod=pending-reboot");

        assertThat(cli.emulator.calls).contains("modifyDBParameterGroup[p, {work_mem=8192, search_path=a, b}]");
        assertThat(rds("modify-db-parameter-group", "--db-parameter-group-name", "p", "--parameters", "work_mem=1")
                        .err())
                .startsWith("ebemu: --parameters: expected ");
    }

    @Test
    void dumps_are_looked_for_where_the_command_runs() {
        rds(("import-dump --db-instance-identifier shop-db --db-name shop --file x.sql -C " + directory).split(" "));
        rds(("export-db-snapshot --db-snapshot-identifier before --db-name shop --file y.sql -C " + directory)
                .split(" "));

        assertThat(cli.emulator.calls)
                .contains("importDump[shop-db, shop, " + directory.resolve("x.sql") + "]")
                .contains("exportSnapshot[before, shop, " + directory.resolve("y.sql") + "]");
    }

    @Test
    void a_refusal_of_rds_is_told_in_its_words_with_exit_code_9() {
        cli.emulator.services.refusal =
                java.util.Optional.of(new AwsApiException("DBInstanceNotFound", "DBInstance nonsuch not found."));

        Result result = rds("reboot-db-instance", "--db-instance-identifier", "nonsuch");

        assertThat(result.exitCode()).isEqualTo(9);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("ebemu: An error occurred (DBInstanceNotFound): DBInstance nonsuch not found.\n");
    }

    @Test
    void what_is_missing_or_unknown_is_a_usage_error() {
        assertThat(rds("reboot-db-instance").exitCode()).isEqualTo(2);
        assertThat(rds("reboot-db-instance").err()).contains("--db-instance-identifier");
        assertThat(rds().exitCode()).isEqualTo(2);
        assertThat(rds("drop-everything").exitCode()).isEqualTo(2);
        assertThat(rds(("create-db-instance --db-instance-identifier a --db-instance-class db.t3.micro"
                                        + " --engine postgres --master-user-password file:///nowhere/password")
                                .split(" "))
                        .err())
                .contains("--master-user-password: cannot read /nowhere/password; name a file that is there");
        assertThat(rds("modify-db-instance", "--db-instance-identifier", "a", "--allocated-storage", "much")
                        .err())
                .contains("--allocated-storage: expected a whole number, got \"much\"");
    }

    @Test
    void what_happens_meanwhile_is_told_on_standard_error() throws IOException {
        cli.emulator.events.add(new ServiceChanged(
                FakeServices.AT,
                FakeServices.ENVIRONMENT,
                Severity.INFO,
                "rds",
                "shop-db",
                "RDS-EVENT-0006",
                "DB instance restarted."));

        Result result = rds("reboot-db-instance", "--db-instance-identifier", "shop-db");

        assertThat(result.err()).isEqualTo("shop-db: DB instance restarted.\n");
        assertThat(json(result).has("DBInstance")).isTrue();
    }

    @Test
    void help_tells_every_option_and_an_example() {
        assertThat(cli.run("rds", "--help").out())
                .contains("restore-db-instance-from-db-snapshot", "Verbs, as in the AWS CLI:");
        assertThat(cli.run("rds", "create-db-snapshot", "--help").out())
                .contains("--db-snapshot-identifier", "--environment", "ebemu rds create-db-snapshot --db-instance");
    }

    private Result rds(String... arguments) {
        cli.reset();
        List<String> line = new ArrayList<>(List.of("rds"));
        line.addAll(Arrays.asList(arguments));
        line.addAll(List.of("-e", "fibonacci", "--json"));
        return cli.run(line.toArray(String[]::new));
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode json(Result result) throws IOException {
        return new ObjectMapper().readTree(result.out());
    }
}
