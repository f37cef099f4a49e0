/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.OnFailure;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.host.MachineName;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Provenance.Presence;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ephemeral environment that outlives its process after all, to be looked at. */
@Timeout(20)
class KeptEnvironmentTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);
    private static final LaunchOptions KEPT = LaunchOptions.forTest().with(new OnFailure(Optional.empty(), true));
    /** No process has that id: Linux gives at most 4194304. */
    private static final String ENDED = "99999999 1700000000000";

    @TempDir
    Path directory;

    @Test
    void an_environment_that_is_kept_stays_when_it_is_closed_until_somebody_terminates_it() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            Environment environment = bench.launch(KEPT);
            environment.keep();
            environment.close();

            assertThat(bench.all()).filteredOn(ContainerInfo::running).hasSize(3);
            assertThat(bench.stateDirectory().resolve("kept")).exists();
            assertThat(bench.emulator
                            .describe(ENVIRONMENT)
                            .orElseThrow()
                            .task()
                            .orElseThrow()
                            .lastStatus())
                    .isEqualTo(TaskStatus.RUNNING);

            bench.emulator.terminate(ENVIRONMENT, true, event -> {});

            assertThat(bench.all()).isEmpty();
            assertThat(bench.stateDirectory()).doesNotExist();
        }
    }

    @Test
    void an_environment_that_may_be_kept_and_is_not_leaves_nothing() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.launch(KEPT).close();

            assertThat(bench.all()).isEmpty();
            assertThat(bench.stateDirectory()).doesNotExist();
        }
    }

    @Test
    void a_launch_that_fails_leaves_all_to_be_looked_at_if_it_is_kept() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            bench.programs.put("web", Behaviour.failsToStart(Kind.NOT_EXECUTABLE, "exec: /nope: no such file"));

            assertThatThrownBy(() -> bench.launch(KEPT)).isInstanceOf(EnvironmentFailedException.class);

            assertThat(bench.emulator
                            .describe(ENVIRONMENT)
                            .orElseThrow()
                            .task()
                            .orElseThrow()
                            .lastStatus())
                    .isEqualTo(TaskStatus.STOPPED);
            assertThat(bench.all()).filteredOn(ContainerInfo::running).hasSize(2);
            assertThat(bench.stateDirectory().resolve("kept")).exists();
        }
    }

    @Test
    void an_environment_that_was_launched_to_end_here_cannot_be_kept() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Environment environment = bench.launch(LaunchOptions.forTest())) {

            assertThatThrownBy(environment::keep)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContainingAll("bench", "OnFailure");
        }
    }

    @Test
    void a_sweep_leaves_alone_what_is_kept_of_a_test_that_ended() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Path records = Files.createDirectories(directory.resolve(".ebemu/kept-test"));
            Files.createFile(records.resolve("kept"));
            String kept = bench.engine
                    .containers()
                    .create(new SpecBuilder("kept", "image")
                            .labels(Labels.of(new EnvironmentId("kept-test"), Labels.ROLE_TASK))
                            .labels(Map.of(
                                    Labels.MACHINE, MachineName.here(new SystemHost()),
                                    Labels.OWNER, ENDED,
                                    Labels.STATE_DIRECTORY, records.toString()))
                            .build());

            assertThat(bench.emulator.sweep(SweepOptions.standard(), event -> {}))
                    .extracting(SweptEnvironment::presence)
                    .containsExactly(Presence.HERE);
            assertThat(bench.engine.containers().inspect(kept)).isPresent();
        }
    }
}
