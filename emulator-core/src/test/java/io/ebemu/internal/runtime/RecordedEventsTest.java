/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the processes that work on an environment write down of its events. */
@Timeout(20)
class RecordedEventsTest {

    @TempDir
    Path directory;

    private static List<String> recorded(BeanstalkEmulator emulator) {
        List<String> messages = new ArrayList<>();
        emulator.environmentOf(BUNDLE);
        emulator.events(ENVIRONMENT, event -> messages.add(event.message()));
        return messages;
    }

    @Test
    void launch_and_down_write_to_one_log_that_other_processes_read() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();
            bench.emulator.down(ENVIRONMENT, event -> {});

            assertThat(recorded(bench.emulator()))
                    .containsSubsequence(
                            "createEnvironment is starting.",
                            "ECS task is RUNNING.",
                            "Successfully launched environment: bench",
                            "Stopping environment bench.",
                            "Environment bench is down; data is kept.");
        }
    }

    @Test
    void what_is_replayed_is_what_was_heard() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();

            List<EnvironmentEvent> replayed = new ArrayList<>();
            bench.emulator.events(ENVIRONMENT, replayed::add);

            assertThat(replayed)
                    .isNotEmpty()
                    .isEqualTo(bench.events.stream()
                            .filter(event -> !(event instanceof EnvironmentEvent.StepProgressed))
                            .toList());
        }
    }

    @Test
    void what_is_said_of_an_environment_names_its_version() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();
            bench.emulator.down(ENVIRONMENT, bench.events::add);

            assertThat(bench.events)
                    .filteredOn(EnvironmentEvent.Announced.class::isInstance)
                    .extracting(EnvironmentEvent::versionLabel)
                    .containsOnly(Optional.of("v1"));
        }
    }

    @Test
    void terminate_leaves_no_log() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.launch().release();
            bench.emulator.terminate(ENVIRONMENT, true, bench.events::add);

            assertThat(bench.stateDirectory()).doesNotExist();
            assertThat(bench.messages()).contains("terminateEnvironment completed successfully.");
            assertThatThrownBy(() -> recorded(bench.emulator))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("nothing is recorded of an environment bench");
        }
    }

    @Test
    void nothing_is_recorded_of_an_ephemeral_environment() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Environment environment = bench.launch(LaunchOptions.forTest())) {
            assertThat(environment.state().stateDirectory()).isDirectory();
            assertThat(bench.stateDirectory().resolve("events.jsonl")).doesNotExist();
        }
    }
}
