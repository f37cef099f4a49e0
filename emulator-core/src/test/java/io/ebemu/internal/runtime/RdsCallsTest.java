/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Changes;
import io.ebemu.api.ServiceEventRecord;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import io.ebemu.model.observed.DBInstanceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What calls of the RDS API do to instances. */
final class RdsCallsTest extends RdsCalls {

    private String status(String identifier) {
        return rds.describeDBInstances(Optional.of(identifier)).get(0).status();
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
    void a_new_class_waits_for_a_reboot_unless_it_is_to_be_applied_immediately() {
        DBInstanceStatus waiting = rds.modifyDBInstance("db", Changes.laterClass("db.t3.small"));

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

        rds.modifyDBInstance("db", Changes.password("another-word"));

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

        rds.modifyDBInstance("db", Changes.renamed("db-old"));
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
}
