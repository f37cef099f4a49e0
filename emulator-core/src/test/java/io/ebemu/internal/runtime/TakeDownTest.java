/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left when an environment is taken down, and what is never touched. */
@Timeout(20)
class TakeDownTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    @Test
    void down_keeps_data_and_the_record_and_terminate_forgets_all() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch().release();
            bench.emulator.environmentOf(BUNDLE);

            bench.emulator.down(ENVIRONMENT, bench.events::add);

            assertThat(bench.all()).isEmpty();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).hasSize(1);
            Task task = described(bench).task().orElseThrow();
            assertThat(task.stopCode()).contains(StopCode.USER_INITIATED);
            assertThat(task.container("web").orElseThrow().exitCode()).contains(143);

            bench.emulator.terminate(ENVIRONMENT, true, bench.events::add);

            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).isEmpty();
            assertThat(bench.stateDirectory()).doesNotExist();
            assertThat(bench.emulator.describe(ENVIRONMENT)).isEmpty();
        }
    }

    @Test
    void an_ephemeral_environment_leaves_nothing() {
        try (Workbench bench = new Workbench(directory, publishing("web", 80)).services(CACHE)) {
            Environment environment = bench.launch(LaunchOptions.forTest());
            assertThat(environment.endpoint("web").port()).isNotEqualTo(80).isPositive();

            environment.close();

            assertThat(bench.all()).isEmpty();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).isEmpty();
            assertThat(directory.resolve(".ebemu")).doesNotExist();
        }
    }

    @Test
    void an_environment_of_that_name_from_another_bundle_is_not_touched(@TempDir Path elsewhere) {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Workbench stranger = new Workbench(elsewhere, essential("web"))) {
            bench.launch().release();
            BeanstalkEmulator sameEngine = new LocalEmulator(
                    () -> bench.engine, stranger.reader(), List.of(), new DeclaredServices(), new SystemHost());

            assertThatThrownBy(() -> sameEngine.launch(BUNDLE, LaunchOptions.standard(), event -> {}))
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContainingAll("bench", "-e");

            assertThat(bench.container("web").running()).isTrue();
        }
    }

    @Test
    void data_that_another_bundle_left_under_that_name_is_not_touched(@TempDir Path elsewhere) throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE);
                Workbench stranger = new Workbench(elsewhere, essential("web")).services(CACHE)) {
            bench.launch().release();
            bench.emulator.down(ENVIRONMENT, event -> {});
            BeanstalkEmulator sameEngine = new LocalEmulator(
                    () -> bench.engine, stranger.reader(), bench.providers(), new DeclaredServices(), new SystemHost());

            assertThatThrownBy(() -> sameEngine.launch(BUNDLE, LaunchOptions.standard(), event -> {}))
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageContainingAll("bench", directory.toString());

            // As if the bundle had been moved to where the other is.
            bench.emulator.environmentOf(BUNDLE);
            Files.move(directory.resolve(".ebemu"), elsewhere.resolve(".ebemu"));
            sameEngine.launch(BUNDLE, LaunchOptions.standard(), event -> {}).release();
            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).hasSize(1);
        }
    }

    @Test
    void a_moved_bundle_still_has_the_record_of_what_it_ran(@TempDir Path elsewhere) throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE);
                Workbench moved = new Workbench(elsewhere, essential("web")).services(CACHE)) {
            bench.launch().release();
            bench.emulator.down(ENVIRONMENT, event -> {});
            Files.move(directory.resolve(".ebemu"), elsewhere.resolve(".ebemu"));
            BeanstalkEmulator emulator = new LocalEmulator(
                    () -> bench.engine, moved.reader(), bench.providers(), new DeclaredServices(), new SystemHost());
            emulator.environmentOf(BUNDLE);

            assertThat(emulator.describe(ENVIRONMENT).orElseThrow().stateDirectory())
                    .isEqualTo(moved.stateDirectory());
            emulator.terminate(ENVIRONMENT, true, event -> {});

            assertThat(bench.engine.volumes().list(Labels.of(ENVIRONMENT))).isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void down_of_what_never_was_leaves_nothing_behind() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.emulator.environmentOf(BUNDLE);

            bench.emulator.down(ENVIRONMENT, event -> {});

            assertThat(directory).isEmptyDirectory();
        }
    }

    private static List<String> services(Workbench bench) {
        return bench.all().stream()
                .filter(container -> !container.label(Labels.ROLE).equals(Labels.ROLE_TASK))
                .map(ContainerInfo::id)
                .sorted()
                .toList();
    }

    private static ObservedState described(Workbench bench) {
        bench.emulator.environmentOf(BUNDLE);
        return bench.emulator.describe(ENVIRONMENT).orElseThrow();
    }
}
