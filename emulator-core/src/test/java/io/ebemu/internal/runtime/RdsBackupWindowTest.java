/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.bootstrap.ControlPlanes;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.DBInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When automated backups of a DB instance begin, on a clock that the test lets pass. */
@Timeout(20)
final class RdsBackupWindowTest {

    private static final Duration TO_WINDOW = Duration.ofHours(2);

    /** The seconds of the backups that there are, as the server's volume has them. */
    private final List<Long> backups = new CopyOnWriteArrayList<>();

    private final AtomicInteger looks = new AtomicInteger();
    private Workbench bench;

    @BeforeEach
    void declare(@TempDir Path directory) {
        bench = new Workbench(ControlPlanes.local(), directory, essential("web"));
        bench.services(DBInstance.builder("db")
                .master("ebroot", "secret-word")
                .backup(new BackupSettings(1, Optional.of(window())))
                .build());
        bench.engine.script(this::program).scriptExec(this::answer);
        bench.emulator.environmentOf(Workbench.BUNDLE);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String window() {
        LocalTime start = LocalTime.ofInstant(bench.host.now().plus(TO_WINDOW), ZoneOffset.UTC);
        DateTimeFormatter minutes = DateTimeFormatter.ofPattern("HH:mm");
        return minutes.format(start) + "-" + minutes.format(start.plusMinutes(30));
    }

    private Behaviour program(ContainerSpec spec) {
        if (!spec.name().endsWith("-backup")) {
            return Behaviour.runs();
        }
        backups.add(bench.host.now().getEpochSecond());
        return Behaviour.exits(0);
    }

    private ExecResult answer(List<String> command) {
        looks.incrementAndGet();
        return new ExecResult(0, backups.stream().map(String::valueOf).collect(Collectors.joining("\n")) + "\n\n", "");
    }

    /** Supervises the environment until it has been looked at whether a backup is due; what is due has begun then. */
    private void superviseFor(Duration time) {
        bench.host.pass(time);
        int before = looks.get();
        var environment = bench.launch();
        await().until(() -> looks.get() > before);
        environment.release();
    }

    @Test
    void an_instance_without_a_backup_gets_one_at_once_and_the_next_with_its_window() {
        superviseFor(Duration.ZERO);
        assertThat(backups).hasSize(1);

        superviseFor(TO_WINDOW.minusMinutes(5));
        assertThat(backups).hasSize(1);

        superviseFor(Duration.ofMinutes(6));
        assertThat(backups).hasSize(2);
        assertThat(bench.messages()).contains("Backing up DB instance.", "Finished DB instance backup.");
    }

    @Test
    void windows_that_nobody_kept_are_made_up_for_by_one_backup() {
        superviseFor(Duration.ZERO);

        superviseFor(Duration.ofDays(4));
        superviseFor(Duration.ofMinutes(1));

        assertThat(backups).hasSize(2);
    }
}
