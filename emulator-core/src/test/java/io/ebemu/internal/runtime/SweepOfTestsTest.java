/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.LaunchOptions;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.observed.Provenance.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a test run finds of earlier ones. */
@Timeout(20)
class SweepOfTestsTest {

    private static final String MACHINE = MachineName.here(new SystemHost());
    private static final String ENDED = "99999999 1";

    @TempDir
    Path directory;

    @Test
    void what_an_ended_test_left_goes_with_its_data_and_what_was_meant_to_last_is_not_looked_at() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            made(bench, "of-test", Map.of(Labels.OWNER, ENDED, Labels.MACHINE, MACHINE));
            made(bench, "lasting", Map.of(Labels.MACHINE, MACHINE));

            List<SweptEnvironment> swept = bench.emulator.sweep(SweepOptions.ofEndedTests(), event -> {});

            assertThat(swept).singleElement().satisfies(one -> {
                assertThat(one.environment().name()).isEqualTo("of-test");
                assertThat(one.removed()).containsExactlyInAnyOrder("container of-test", "volume of-test");
            });
            assertThat(names(bench)).containsExactly("lasting");
            assertThat(bench.engine.volumes().exists("lasting")).isTrue();
        }
    }

    @Test
    void a_directory_of_which_a_reaper_took_the_containers_goes_when_the_next_test_begins_and_no_other_does()
            throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Path all = Objects.requireNonNull(bench.stateDirectory().getParent());
            Path reaped = left(all, "reaped", ENDED + " TESTING");
            Path lasting = left(all, "lasting", ENDED + " SUPERVISING");
            Path kept = left(all, "kept", ENDED + " TESTING");
            Files.createFile(new StateDirectory(kept).keptFile());
            Path swept = left(all, "swept", ENDED + " TESTING");
            made(bench, "swept", Map.of(Labels.OWNER, ENDED, Labels.MACHINE, MACHINE));

            bench.launch(LaunchOptions.forTest());

            assertThat(reaped).doesNotExist();
            assertThat(List.of(lasting, kept, swept)).allMatch(Files::isDirectory);
        }
    }

    private static Path left(Path all, String environment, String holder) throws IOException {
        Path made = Files.createDirectories(all.resolve(environment));
        Files.writeString(made.resolve("supervisor"), holder + "\n");
        return made;
    }

    @Test
    void what_a_test_uses_that_still_runs_is_neither_removed_nor_told() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch(LaunchOptions.forTest());

            assertThat(bench.emulator.sweep(SweepOptions.ofEndedTests(), event -> {}))
                    .isEmpty();
            assertThat(bench.container("web").running()).isTrue();
        }
    }

    @Test
    void what_a_test_on_another_machine_left_goes_once_no_test_can_take_that_long() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            made(bench, "young", theirs(Instant.now().plus(Duration.ofHours(1))));
            made(bench, "ancient", theirs(Instant.now().minus(Duration.ofHours(1))));

            List<SweptEnvironment> swept = bench.emulator.sweep(SweepOptions.ofEndedTests(), event -> {});

            assertThat(swept).singleElement().satisfies(one -> {
                assertThat(one.environment().name()).isEqualTo("ancient");
                assertThat(one.presence()).isEqualTo(Presence.GONE);
                assertThat(one.finding()).isEqualTo("a test on another machine, ci-7, made it and has long ended");
            });
            assertThat(names(bench)).containsExactly("young");
        }
    }

    @Test
    void all_that_a_test_makes_has_the_labels_by_which_it_is_found() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch(LaunchOptions.forTest());

            assertThat(bench.container("web").labels())
                    .containsAllEntriesOf(bench.emulator.labelsOfTests())
                    .containsKey(Labels.EXPIRES);
        }
    }

    private static List<String> names(Workbench bench) {
        return bench.engine.containers().list(Map.of()).stream()
                .map(ContainerInfo::name)
                .toList();
    }

    private static Map<String, String> theirs(Instant expires) {
        return Map.of(
                Labels.OWNER, "7 1", Labels.MACHINE, "ci-7", Labels.EXPIRES, String.valueOf(expires.toEpochMilli()));
    }

    /** A container and a volume with data. */
    private static void made(Workbench bench, String environment, Map<String, String> origin) {
        Map<String, String> labels = new HashMap<>(origin);
        labels.put(Labels.ENVIRONMENT, environment);
        labels.put(Labels.STATE_DIRECTORY, "/nonsuch/.ebemu/" + environment);
        labels.put(Labels.ROLE, Labels.ROLE_TASK);
        bench.engine.containers().create(ContainerSpec.of(environment, "image", labels));
        Map<String, String> data = new HashMap<>(labels);
        data.put(Labels.ROLE, Labels.ROLE_SERVICE_DATA);
        bench.engine.volumes().create(VolumeSpec.local(environment, data));
    }
}
