/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.bootstrap.ControlPlanes;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DeletionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a DB instance when its environment is terminated with its data. */
final class RdsDeletionPolicyTest {

    @TempDir
    private Path directory;

    @Test
    void with_policy_delete_nothing_stays() {
        assertThat(leftAfterTermination(DeletionPolicy.DELETE, true)).isEmpty();
    }

    @Test
    void with_policy_snapshot_a_snapshot_stays_and_no_data() {
        assertThat(leftAfterTermination(DeletionPolicy.SNAPSHOT, true))
                .singleElement()
                .asString()
                .matches("ebemu-bench-rds-snapshot-db-final-[0-9]{14}");
    }

    @Test
    void with_policy_retain_the_data_stay() {
        assertThat(leftAfterTermination(DeletionPolicy.RETAIN, true)).containsExactly("ebemu-bench-rds-db-data");
    }

    @Test
    void of_a_stopped_instance_that_was_to_leave_a_snapshot_the_data_stay() {
        assertThat(leftAfterTermination(DeletionPolicy.SNAPSHOT, false)).containsExactly("ebemu-bench-rds-db-data");
    }

    /** The volumes that are left. */
    private List<String> leftAfterTermination(DeletionPolicy policy, boolean running) {
        try (Workbench bench = new Workbench(ControlPlanes.local(), directory, essential("web"))
                .services(DBInstance.builder("db")
                        .master("ebroot", "secret-word")
                        .backup(BackupSettings.none())
                        .coupled(true)
                        .deletionPolicy(policy)
                        .build())) {
            bench.emulator.environmentOf(Workbench.BUNDLE);
            bench.launch().release();
            if (!running) {
                bench.emulator.down(ENVIRONMENT, bench.events::add);
            }
            bench.programs.put("", Behaviour.exits(0));

            bench.emulator.terminate(ENVIRONMENT, true, bench.events::add);

            return bench.engine.volumes().list(Map.of()).stream()
                    .map(VolumeInfo::name)
                    .toList();
        }
    }
}
