/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.plan.LaunchRequest;
import io.ebemu.internal.plan.Planner;
import io.ebemu.internal.plan.Step;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed in the middle of a deployment: whoever comes next knows what there is, and goes on. */
@Timeout(20)
class CrashedDeployTest {

    /** How far the deployment had come. */
    enum Reached {
        BEGUN,
        OLD_STOPPED,
        OLD_REMOVED,
        NEW_RECORDED,
        NEW_CREATED,
        NEW_STARTED
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void what_there_is_is_told_without_half_truths(Reached reached) {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            kill(bench, reached);

            ObservedState state = bench.emulator.describe(ENVIRONMENT).orElseThrow();

            Task task = state.task().orElseThrow();
            assertThat(state.status()).isEqualTo("Ready");
            switch (reached) {
                case BEGUN, NEW_STARTED -> assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
                case OLD_STOPPED, OLD_REMOVED -> {
                    assertThat(task.stopCode()).contains(StopCode.USER_INITIATED);
                    assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
                }
                case NEW_RECORDED -> assertThat(task.stopCode()).contains(StopCode.TASK_FAILED_TO_START);
                case NEW_CREATED -> assertThat(task.lastStatus()).isEqualTo(TaskStatus.PENDING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_deployment_succeeds_and_nothing_else_is_left(Reached reached) {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            kill(bench, reached);

            Environment environment = bench.emulator.deploy(BUNDLE, DeployOptions.standard(), event -> {});

            assertRuns(bench, environment);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_up_succeeds_and_nothing_else_is_left(Reached reached) {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            kill(bench, reached);

            Environment environment = bench.emulator.launch(BUNDLE, LaunchOptions.standard(), event -> {});

            assertRuns(bench, environment);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_next_down_leaves_nothing(Reached reached) {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            kill(bench, reached);

            bench.emulator.down(ENVIRONMENT, event -> {});

            assertThat(bench.all()).isEmpty();
            assertThat(bench.emulator.describe(ENVIRONMENT).orElseThrow().status())
                    .isEqualTo("Ready");
        }
    }

    private static void assertRuns(Workbench bench, Environment environment) {
        assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(environment.state().status()).isEqualTo("Ready");
        assertThat(bench.all()).hasSize(1).allMatch(ContainerInfo::running);
        environment.release();
    }

    /** Does what a deployment does, up to there, and no more. */
    private static void kill(Workbench bench, Reached reached) {
        bench.launch().release();
        bench.emulator.environmentOf(BUNDLE);
        StateDirectory directory = new StateDirectory(bench.stateDirectory());
        EnvironmentRecords records = new EnvironmentRecords(ENVIRONMENT, directory, bench.engine, new SystemHost());
        ContainerInfo old = bench.container("web");
        records.updating(true);
        if (reached.compareTo(Reached.OLD_STOPPED) >= 0) {
            records.stopping(StopCode.USER_INITIATED, "making room");
            bench.engine.containers().stop(old.id(), Duration.ofSeconds(1));
            records.refresh();
        }
        if (reached.compareTo(Reached.OLD_REMOVED) >= 0) {
            bench.engine.containers().remove(old.id());
        }
        if (reached.compareTo(Reached.NEW_RECORDED) >= 0) {
            begin(bench, directory, records, reached);
        }
    }

    private static void begin(Workbench bench, StateDirectory directory, EnvironmentRecords records, Reached reached) {
        Planner planner = new Planner(service -> "server");
        LaunchRequests requests = new LaunchRequests(
                bench.engine, planner, new SystemHost(), directory, records, Optional.empty(), new DeclaredServices());
        LaunchRequest request =
                requests.of(bench.reader().read(BUNDLE).version().orElseThrow(), LaunchOptions.standard());
        records.launching(request, false);
        planner.replace(request, requests.world(request)).steps().forEach(step -> {
            if (step.step() instanceof Step.CreateContainer create && reached.compareTo(Reached.NEW_CREATED) >= 0) {
                bench.engine.containers().create(create.spec());
            } else if (step.step() instanceof Step.StartContainer start && reached == Reached.NEW_STARTED) {
                bench.engine.containers().start(start.container());
            }
        });
    }
}
