/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.Problem;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.placement.Placement;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EphemeralEnvironmentTest {

    @TempDir
    Path directory;

    @Test
    void a_failed_launch_hands_over_the_last_lines_of_containers_before_they_are_removed() {
        try (Workbench bench =
                new Workbench(directory, helper("web", "api"), helper("api", "once"), essential("once"))) {
            bench.programs.put("once", Behaviour.exits(7).printing("no database", "giving up"));

            assertThatThrownBy(() -> bench.launch(LaunchOptions.forTest()))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageContaining("once: exit code 7");

            assertThat(bench.events)
                    .filteredOn(ContainerLogged.class::isInstance)
                    .extracting(event -> event.message())
                    .containsExactly("no database", "giving up");
            assertThat(bench.all()).isEmpty();
        }
    }

    @Test
    void a_launch_without_a_name_gets_the_bundles_own_with_another_suffix_each_time() {
        Names names = new Names();

        names.launch(Bundle.of(directory), LaunchOptions.forTest());
        names.launch(Bundle.of(directory), LaunchOptions.forTest());

        assertThat(names.asked)
                .doesNotHaveDuplicates()
                .hasSize(2)
                .allSatisfy(name -> assertThat(name.orElseThrow()).matches("shop-[0-9a-f]{8}"));
    }

    @Test
    void a_name_that_was_given_is_kept_and_so_is_that_of_a_lasting_environment() {
        Names names = new Names();

        names.launch(
                new Bundle(directory, Optional.of("mine"), Map.of(), Optional.empty(), false), LaunchOptions.forTest());
        names.launch(Bundle.of(directory), LaunchOptions.standard());

        assertThat(names.asked).containsExactly(Optional.of("mine"), Optional.empty());
    }

    @Test
    void the_directory_of_records_survives_the_end_of_another_environment_beside_it() throws InterruptedException {
        StateDirectory mine = new StateDirectory(directory.resolve(".ebemu/mine"));
        StateDirectory other = new StateDirectory(directory.resolve(".ebemu/other"));
        Thread busy = new Thread(() -> {
            for (int round = 0; round < 2000; round++) {
                other.create();
                other.delete();
            }
        });
        List<Throwable> failures = new ArrayList<>();
        busy.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        busy.start();
        for (int round = 0; round < 2000; round++) {
            mine.create();
            assertThat(mine.path()).isDirectory();
            mine.delete();
        }
        busy.join();

        assertThat(failures).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_file_where_the_directory_of_records_should_be_is_an_error_and_no_endless_loop() throws IOException {
        Files.writeString(directory.resolve(".ebemu"), "in the way");
        StateDirectory records = new StateDirectory(directory.resolve(".ebemu/mine"));

        assertThatThrownBy(records::create)
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("cannot make", "writable");
    }

    /** Notes under which names an emulator wants bundles read, and reads none. */
    private static final class Names implements BundleReader {

        private final List<Optional<String>> asked = new ArrayList<>();

        void launch(Bundle bundle, LaunchOptions options) {
            try (Workbench bench = new Workbench(bundle.path())) {
                LocalEmulator emulator = new LocalEmulator(
                        () -> bench.engine, this, List.of(), new DeclaredServices(), new SystemHost());
                assertThatThrownBy(() -> emulator.launch(bundle, options, event -> {}))
                        .isInstanceOf(UsageException.class);
            }
        }

        @Override
        public ReadBundle read(Bundle bundle) {
            asked.add(bundle.environmentName());
            throw new UsageException("seen enough");
        }

        @Override
        public ReadBundle read(Bundle bundle, Path stateDirectory, Optional<Path> files) {
            return read(bundle);
        }

        @Override
        public List<Problem> problems(Bundle bundle) {
            return List.of();
        }

        @Override
        public ReadBundle identify(Bundle bundle) {
            return new ReadBundle(
                    new EnvironmentId("shop"), bundle.path(), Optional.empty(), List.of(), Placement.none());
        }
    }
}
