/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Rds;
import io.ebemu.bootstrap.ControlPlanes;
import io.ebemu.error.AwsApiException;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An environment on an engine in memory with one coupled DB instance {@code db}, and the RDS API for it. */
abstract class RdsCalls {

    static final String SERVER = "ebemu-bench-rds-db";

    Workbench bench;
    Rds rds;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        bench = new Workbench(ControlPlanes.local(), directory, essential("web"))
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

    static DBInstanceBuilder database(String identifier) {
        return DBInstance.builder(identifier)
                .dbName("ebdb")
                .master("ebroot", "secret-word")
                .backup(BackupSettings.none());
    }

    boolean exists(String container) {
        return bench.engine.containers().inspect(container).isPresent();
    }

    static void refused(String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(AwsApiException.class)
                .hasMessageContaining(text)
                .satisfies(e -> assertThat(((AwsApiException) e).code()).isEqualTo(code));
    }

    void upChangesNothing() {
        List<String> before = bench.engine.calls();
        bench.launch().release();
        assertThat(bench.engine
                        .calls()
                        .subList(before.size(), bench.engine.calls().size()))
                .noneMatch(call -> call.startsWith("create ") || call.startsWith("stop "));
    }
}
