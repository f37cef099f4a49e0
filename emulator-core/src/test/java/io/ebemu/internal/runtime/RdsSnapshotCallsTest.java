/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.Rds;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.model.observed.Snapshot;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of snapshots of DB instances. */
final class RdsSnapshotCallsTest extends RdsCalls {

    @Test
    void a_snapshot_outlives_its_instance_and_its_environment_and_is_never_overwritten() {
        bench.programs.put("", Behaviour.exits(0));
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
        bench.programs.put("", Behaviour.exits(0));
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
        bench.programs.put("", Behaviour.exits(0));
        try (Rds inTest = bench.emulator.rds(ENVIRONMENT, bench.events::add)) {
            inTest.createDBSnapshot("db", "before");
        }
        assertThat(bench.engine.volumes().exists("ebemu-bench-rds-snapshot-before"))
                .isTrue();

        ephemeral.close();

        assertThat(bench.engine.volumes().list(Map.of())).isEmpty();
        assertThat(bench.all()).isEmpty();
    }
}
