/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.ParameterGroup;
import io.ebemu.model.observed.DBInstanceStatus;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the RDS API refuses, and what it lets wait. */
final class RdsRefusalsTest extends RdsCalls {

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
    void a_protected_instance_is_not_deleted() {
        rds.createDBInstance(database("kept").deletionProtection(true).build());

        refused(
                "InvalidParameterCombination",
                "Cannot delete protected DB Instance, please disable deletion protection and try again.",
                () -> rds.deleteDBInstance("kept", true, Optional.empty()));
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
