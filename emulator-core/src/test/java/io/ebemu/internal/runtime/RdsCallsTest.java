/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.Rds;
import io.ebemu.api.ServiceEventRecord;
import io.ebemu.error.AwsApiException;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls of the RDS API do to instances, and what they refuse. */
final class RdsCallsTest {

    private static final String SERVER = "ebemu-bench-rds-db";

    private Workbench bench;
    private Rds rds;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        bench = new Workbench(new RdsPlane(), directory, essential("web"))
                .services(database("db").coupled(true).build());
        bench.emulator.environmentOf(Workbench.BUNDLE);
        bench.launch().release();
        rds = bench.emulator.rds(ENVIRONMENT, bench.events::add);
    }

    @AfterEach
    void close() {
        rds.close();
        bench.close();
    }

    private static DBInstanceBuilder database(String identifier) {
        return DBInstance.builder(identifier)
                .dbName("ebdb")
                .master("ebroot", "secret-word")
                .backup(BackupSettings.none());
    }

    private static DBInstanceChange change(Optional<String> name, Optional<String> type, boolean immediately) {
        DBInstanceChange none = DBInstanceChange.none();
        return new DBInstanceChange(
                name,
                type,
                none.engineVersion(),
                none.allocatedStorage(),
                none.masterUserPassword(),
                none.parameterGroup(),
                none.backupRetentionPeriod(),
                none.backupWindow(),
                none.deletionProtection(),
                none.publiclyAccessible(),
                none.port(),
                none.securityGroups(),
                immediately);
    }

    private static DBInstanceChange password(String word) {
        DBInstanceChange none = DBInstanceChange.none();
        return new DBInstanceChange(
                none.newIdentifier(),
                none.instanceClass(),
                none.engineVersion(),
                none.allocatedStorage(),
                Optional.of(word),
                none.parameterGroup(),
                none.backupRetentionPeriod(),
                none.backupWindow(),
                none.deletionProtection(),
                none.publiclyAccessible(),
                none.port(),
                none.securityGroups(),
                true);
    }

    private String status(String identifier) {
        return rds.describeDBInstances(Optional.of(identifier)).get(0).status();
    }

    private boolean exists(String container) {
        return bench.engine.containers().inspect(container).isPresent();
    }

    private void refused(String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(AwsApiException.class)
                .hasMessageContaining(text)
                .satisfies(e -> assertThat(((AwsApiException) e).code()).isEqualTo(code));
    }

    private void upChangesNothing() {
        List<String> before = bench.engine.calls();
        bench.launch().release();
        assertThat(bench.engine
                        .calls()
                        .subList(before.size(), bench.engine.calls().size()))
                .noneMatch(call -> call.startsWith("create ") || call.startsWith("stop "));
    }

    @Test
    void a_stopped_instance_keeps_its_address_and_stays_stopped_when_the_environment_comes_up() {
        assertThat(rds.stopDBInstance("db").status()).isEqualTo("stopped");

        upChangesNothing();

        assertThat(exists(SERVER)).isFalse();
        assertThat(exists(SERVER + "-eni")).isTrue();
        refused("InvalidDBInstanceState", "is not in available state.", () -> rds.rebootDBInstance("db"));
        assertThat(rds.startDBInstance("db").status()).isEqualTo("available");
        assertThat(rds.describeEvents(Optional.of("db")))
                .extracting(ServiceEventRecord::eventId)
                .contains("RDS-EVENT-0005", "RDS-EVENT-0087", "RDS-EVENT-0088");
    }

    @Test
    void an_instance_that_is_created_by_a_call_leaves_the_task_alone() {
        DBInstanceStatus made = rds.createDBInstance(database("Other").build());

        assertThat(made.definition().identifier()).isEqualTo("other");
        assertThat(made.status()).isEqualTo("available");
        upChangesNothing();
        assertThat(rds.describeDBInstances(Optional.empty()))
                .extracting(one -> one.definition().identifier())
                .containsExactly("db", "other");
        refused(
                "DBInstanceAlreadyExists",
                "already exists",
                () -> rds.createDBInstance(database("db").build()));
    }

    @Test
    void names_passwords_and_classes_are_refused_in_words_of_RDS() {
        refused(
                "InvalidParameterValue",
                "The parameter DBInstanceIdentifier is not a valid identifier.",
                () -> rds.createDBInstance(database("a--b").build()));
        refused(
                "InvalidParameterValue",
                "because it is shorter than 8 characters.",
                () -> rds.createDBInstance(
                        database("x").master("ebroot", "short").build()));
        refused(
                "InvalidParameterValue",
                "MasterUsername admin cannot be used as it is a reserved word used by the engine",
                () -> rds.createDBInstance(
                        database("x").master("admin", "secret-word").build()));
        refused(
                "InvalidParameterCombination",
                "DBInstanceClass=db.t2.micro",
                () -> rds.createDBInstance(
                        database("x").instanceClass("db.t2.micro").build()));
        refused("DBInstanceNotFound", "DBInstance nothing not found.", () -> rds.rebootDBInstance("nothing"));
    }

    @Test
    void a_deletion_wants_to_be_told_about_the_final_snapshot() {
        refused(
                "InvalidParameterCombination",
                "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.",
                () -> rds.deleteDBInstance("db", false, Optional.empty()));
        refused(
                "InvalidParameterCombination",
                "SkipFinalSnapshot",
                () -> rds.deleteDBInstance("db", true, Optional.of("last")));
    }

    @Test
    void a_deleted_instance_stays_deleted_with_its_data_until_its_declaration_changes() {
        rds.deleteDBInstance("db", true, Optional.empty());

        upChangesNothing();
        assertThat(exists(SERVER)).isFalse();
        assertThat(bench.engine.volumes().exists(SERVER + "-data")).isFalse();
        assertThat(rds.describeDBInstances(Optional.empty())).isEmpty();

        bench.services(database("db").coupled(true).allocatedStorage(30).build());
        bench.launch().release();

        assertThat(exists(SERVER)).isTrue();
        assertThat(bench.events)
                .filteredOn(event -> event.message().contains("what ebemu.yml says holds again"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void a_protected_instance_is_not_deleted() {
        rds.createDBInstance(database("kept").deletionProtection(true).build());

        refused(
                "InvalidParameterCombination",
                "Cannot delete protected DB Instance, please disable deletion protection and try again.",
                () -> rds.deleteDBInstance("kept", true, Optional.empty()));
    }

    @Test
    void a_new_class_waits_for_a_reboot_unless_it_is_to_be_applied_immediately() {
        DBInstanceStatus waiting =
                rds.modifyDBInstance("db", change(Optional.empty(), Optional.of("db.t3.small"), false));

        assertThat(waiting.definition().instanceClass()).isEqualTo("db.t3.micro");
        assertThat(waiting.pendingModifiedValues()).containsExactly(Map.entry("DBInstanceClass", "db.t3.small"));
        upChangesNothing();

        DBInstanceStatus after = rds.rebootDBInstance("db");

        assertThat(after.definition().instanceClass()).isEqualTo("db.t3.small");
        assertThat(after.pendingModifiedValues()).isEmpty();
        upChangesNothing();
        assertThat(rds.describeEvents(Optional.of("db")))
                .extracting(ServiceEventRecord::eventId)
                .contains("RDS-EVENT-0004", "RDS-EVENT-0006");
    }

    @Test
    void a_new_password_is_set_while_the_server_runs_and_is_in_no_label() throws IOException {
        String before = bench.engine.containers().inspect(SERVER).orElseThrow().id();

        rds.modifyDBInstance("db", password("another-word"));

        assertThat(bench.engine.containers().inspect(SERVER).orElseThrow().id()).isEqualTo(before);
        upChangesNothing();
        assertThat(bench.all().toString()).doesNotContain("another-word");
        assertThat(bench.messages()).noneMatch(message -> message.contains("another-word"));
        Path ledger = bench.stateDirectory().resolve("rds.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ledger)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_instance_deleted_without_a_task_takes_the_job_along_that_applied_its_security_groups() {
        bench.vpc(new Vpc(
                        Vpc.DEFAULT_CIDR_BLOCK,
                        List.of(new SecurityGroup("web-sg", "web", List.of(), Groups.outwards())),
                        List.of()))
                .launch()
                .release();
        assertThat(exists(SERVER + "-eni-security-groups")).isTrue();
        bench.engine.containers().remove(bench.container("web").id());

        rds.deleteDBInstance("db", true, Optional.empty());

        assertThat(bench.all()).noneMatch(one -> one.name().startsWith(SERVER));
    }

    @Test
    void a_renamed_instance_keeps_its_data_and_the_next_of_its_name_gets_its_address() {
        String address = bench.engine
                .containers()
                .inspect(SERVER + "-eni")
                .orElseThrow()
                .ipAddress()
                .orElseThrow();

        rds.modifyDBInstance("db", change(Optional.of("db-old"), Optional.empty(), true));
        rds.createDBInstance(database("db").build());

        assertThat(status("db")).isEqualTo("available");
        assertThat(status("db-old")).isEqualTo("available");
        assertThat(bench.engine
                        .containers()
                        .inspect(SERVER + "-eni")
                        .orElseThrow()
                        .ipAddress())
                .contains(address);
        upChangesNothing();

        rds.deleteDBInstance("db", true, Optional.empty());
        assertThat(bench.engine.volumes().exists(SERVER + "-data")).isTrue();
        rds.deleteDBInstance("db-old", true, Optional.empty());
        assertThat(bench.engine.volumes().exists(SERVER + "-data")).isFalse();
    }

    @Test
    void a_snapshot_outlives_its_instance_and_its_environment_and_is_never_overwritten() {
        bench.programs.put("", io.ebemu.internal.engine.Behaviour.exits(0));
        Snapshot made = rds.createDBSnapshot("db", "before");

        assertThat(made.status()).isEqualTo("available");
        refused(
                "DBSnapshotAlreadyExists",
                "Cannot create the snapshot because a snapshot with the identifier before already exists.",
                () -> rds.createDBSnapshot("db", "before"));
        rds.deleteDBInstance("db", true, Optional.empty());
        bench.emulator.terminate(ENVIRONMENT, true, bench.events::add);

        assertThat(rds.describeDBSnapshots(Optional.of("db"), Optional.empty()))
                .extracting(Snapshot::identifier)
                .containsExactly("before");
        rds.deleteDBSnapshot("before");
        assertThat(bench.engine.volumes().exists("ebemu-bench-rds-snapshot-before"))
                .isFalse();
        refused("DBSnapshotNotFound", "before", () -> rds.deleteDBSnapshot("before"));
    }

    @Test
    void a_deleted_snapshot_that_an_instance_was_restored_from_goes_with_the_environments_containers() {
        bench.programs.put("", io.ebemu.internal.engine.Behaviour.exits(0));
        rds.createDBSnapshot("db", "before");
        bench.programs.remove("");
        rds.restoreDBInstanceFromDBSnapshot("restored", "before", DBInstanceChange.none());
        rds.deleteDBSnapshot("before");
        assertThat(bench.engine.volumes().exists("ebemu-bench-rds-snapshot-before"))
                .isTrue();

        bench.emulator.terminate(ENVIRONMENT, true, bench.events::add);

        assertThat(bench.engine.volumes().list(Map.of())).isEmpty();
        assertThat(bench.messages()).noneMatch(message -> message.startsWith("Snapshots stay"));
    }

    @Test
    void a_snapshot_of_an_ephemeral_environment_ends_with_it() {
        Environment ephemeral = bench.launch(LaunchOptions.forTest());
        bench.programs.put("", io.ebemu.internal.engine.Behaviour.exits(0));
        try (Rds inTest = bench.emulator.rds(ENVIRONMENT, bench.events::add)) {
            inTest.createDBSnapshot("db", "before");
        }
        assertThat(bench.engine.volumes().exists("ebemu-bench-rds-snapshot-before"))
                .isTrue();

        ephemeral.close();

        assertThat(bench.engine.volumes().list(Map.of())).isEmpty();
        assertThat(bench.all()).isEmpty();
    }

    @Test
    void parameter_groups_wait_for_a_reboot_and_default_ones_do_not_change() {
        rds.createDBParameterGroup(new ParameterGroup("mine", "postgres15", Map.of("work_mem", "4096")));
        rds.createDBInstance(database("other")
                .parameterGroup(Optional.of(new ParameterGroup("mine", "postgres15", Map.of())))
                .build());

        rds.modifyDBParameterGroup("mine", Map.of("work_mem", "8192"));
        assertThat(rds.describeDBInstances(Optional.of("other")).get(0).parameterApplyStatus())
                .isEqualTo("in-sync");
        upChangesNothing();
        rds.modifyDBParameterGroup("mine", Map.of("max_connections", "40"));

        DBInstanceStatus waiting = rds.describeDBInstances(Optional.of("other")).get(0);
        assertThat(waiting.parameterApplyStatus()).isEqualTo("pending-reboot");
        upChangesNothing();
        assertThat(rds.rebootDBInstance("other").parameterApplyStatus()).isEqualTo("in-sync");
        refused(
                "InvalidDBParameterGroupState",
                "are still members of this parameter group mine",
                () -> rds.deleteDBParameterGroup("mine"));
        refused(
                "InvalidParameterValue",
                "DBParameterGroupName is not a valid identifier",
                () -> rds.modifyDBParameterGroup("default.postgres15", Map.of("work_mem", "1")));
        refused("DBParameterGroupNotFound", "nothing", () -> rds.deleteDBParameterGroup("nothing"));
    }
}
