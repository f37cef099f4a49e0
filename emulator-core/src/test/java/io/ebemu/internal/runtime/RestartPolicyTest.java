/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.event.Severity;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers that are started again because their definition says so. */
@Timeout(20)
class RestartPolicyTest {

    static final Duration PERIOD = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void an_essential_container_is_started_again_and_the_task_runs_on() {
        try (Workbench bench = new Workbench(directory, restarting("web").build())) {
            Environment environment = bench.launch();
            String id = bench.container("web").id();
            assertThat(container(environment, "web").restartCount()).contains(0);

            crash(bench, "web", 1, 1);

            ContainerSnapshot web = container(environment, "web");
            assertThat(web.lastStatus()).isEqualTo(ContainerStatus.RUNNING);
            assertThat(web.runtimeId()).contains(id);
            assertThat(web.restartCount()).contains(1);
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(bench.events)
                    .filteredOn(ContainerChanged.class::isInstance)
                    .singleElement()
                    .satisfies(event -> assertThat(event.severity()).isEqualTo(Severity.WARN))
                    .satisfies(event ->
                            assertThat(((ContainerChanged) event).status()).isEqualTo(ContainerStatus.RUNNING));
            assertThat(bench.calls("create")).containsExactly("web");
            environment.release();
        }
    }

    @Test
    void what_groups_hold_back_is_held_back_again() {
        Vpc silent = new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(new SecurityGroup(SecurityGroup.OF_ENVIRONMENT, "silent", List.of(), List.of())),
                List.of());
        try (Workbench bench = new Workbench(directory, restarting("web").build()).vpc(silent)) {
            Environment environment = bench.launch();

            crash(bench, "web", 1, 1);

            assertThat(bench.calls("start"))
                    .containsSubsequence("web", "web-security-groups", "web", "web-security-groups");
            environment.release();
        }
    }

    @Test
    void who_has_a_hardware_address_of_ours_makes_it_known_again() {
        Vpc some = new Vpc(
                Vpc.DEFAULT_CIDR_BLOCK,
                List.of(new SecurityGroup("web-sg", "web", List.of(), Groups.outwards())),
                List.of());
        try (Workbench bench = new Workbench(directory, restarting("web").build()).vpc(some)) {
            bench.engine.withImage("busybox:1.35");
            Environment environment = bench.launch();

            crash(bench, "web", 1, 1);

            assertThat(bench.calls("start")).containsExactly("web", "web-announcement", "web", "web-announcement");
            assertThat(bench.calls("remove")).contains("web-announcement");
            environment.release();
        }
    }

    @Test
    void a_second_end_within_the_period_is_an_ordinary_one() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, restarting("web").build())) {
            Environment environment = bench.launch();
            crash(bench, "web", 1, 1);

            bench.pass(PERIOD.minusSeconds(10));
            bench.engine.exit(bench.container("web").id(), 2);
            Task task = environment.awaitStopped();

            assertThat(task.stoppedReason()).contains("Essential container in task exited");
            assertThat(task.container("web").orElseThrow().exitCode()).contains(2);
            assertThat(task.container("web").orElseThrow().restartCount()).contains(1);
            assertThat(bench.calls("start")).containsExactly("web", "web");
            environment.release();
        }
    }

    @Test
    void an_exit_code_that_is_ignored_ends_the_task() throws InterruptedException {
        ContainerDefinition web = restarting("web")
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(0), 60)))
                .build();
        try (Workbench bench = new Workbench(directory, web)) {
            Environment environment = bench.launch();

            bench.pass(PERIOD);
            bench.engine.exit(bench.container("web").id(), 0);

            assertThat(environment.awaitStopped().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(bench.calls("start")).containsExactly("web");
            environment.release();
        }
    }

    @Test
    void a_task_that_is_stopped_stays_stopped() {
        try (Workbench bench = new Workbench(directory, restarting("web").build())) {
            Environment environment = bench.launch();

            bench.pass(PERIOD);
            environment.stop();

            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.STOPPED);
            assertThat(container(environment, "web").exitCode()).contains(143);
            assertThat(bench.calls("start")).containsExactly("web");
        }
    }

    @Test
    void a_restart_that_fails_leaves_an_ordinary_end() throws InterruptedException {
        ContainerDefinition web = restarting("web")
                .portMappings(List.of(new PortMapping(80, 8080, Protocol.TCP)))
                .build();
        try (Workbench bench = new Workbench(directory, web)) {
            Environment environment = bench.launch();

            bench.engine.takePort(8080);
            bench.pass(PERIOD);
            bench.engine.exit(bench.container("web").id(), 1);
            Task task = environment.awaitStopped();

            assertThat(task.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(task.container("web").orElseThrow().restartCount()).contains(0);
            environment.release();
            assertThat(bench.messages())
                    .contains(
                            "Container web exited with code 1; its restartPolicy asks for another start, which failed:"
                                    + " Bind for 0.0.0.0:8080 failed: port is already allocated");
        }
    }

    @Test
    void who_adopts_a_task_starts_again_what_ended_meanwhile_and_goes_on_counting() {
        try (Workbench bench = new Workbench(
                directory,
                essential("web"),
                restarting("worker").essential(false).build())) {
            Environment first = bench.launch();
            crash(bench, "worker", 1, 1);
            first.release();
            bench.pass(PERIOD);
            bench.engine.exit(bench.container("worker").id(), 1);
            assertThat(container(first, "worker").lastStatus()).isEqualTo(ContainerStatus.STOPPED);

            Environment second = bench.launch();

            awaitRestart(bench, "worker", 1, 2);
            assertThat(container(second, "worker").lastStatus()).isEqualTo(ContainerStatus.RUNNING);
            assertThat(container(second, "worker").restartCount()).contains(2);
            assertThat(bench.calls("create")).containsExactlyInAnyOrder("web", "worker");
            second.release();
        }
    }

    @Test
    void an_end_that_is_told_of_twice_is_answered_once() {
        try (Workbench bench = new Workbench(directory, restarting("web").build())) {
            bench.launch().release();
            bench.pass(PERIOD);
            bench.engine.exit(bench.container("web").id(), 1);
            ContainerInfo ended = bench.container("web");
            try (EventDispatcher events = new EventDispatcher(ENVIRONMENT, new SystemHost(), bench.events::add)) {
                ContainerRestarts restarts = new ContainerRestarts(
                        bench.engine,
                        new EnvironmentRecords(
                                ENVIRONMENT,
                                new StateDirectory(bench.stateDirectory()),
                                bench.engine,
                                new SystemHost()),
                        events);

                assertThat(restarts.answer(ended)).isTrue();
                assertThat(restarts.answer(ended)).isTrue();
                assertThat(bench.calls("start")).containsExactly("web", "web");
                bench.pass(PERIOD);
                bench.engine.exit(ended.id(), 1);
                restarts.end();
                assertThat(restarts.answer(bench.container("web"))).isFalse();
            }
            assertThat(bench.calls("start")).containsExactly("web", "web");
        }
    }

    @Test
    void docker_itself_restarts_nothing_and_only_an_enabled_policy_is_a_label() {
        ContainerDefinition off = restarting("off")
                .restartPolicy(Optional.of(new RestartPolicy(false, Set.of(), 60)))
                .build();
        try (Workbench bench = new Workbench(directory, restarting("web").build(), off)) {
            Environment environment = bench.launch();

            assertThat(bench.container("web").labels()).containsEntry(Labels.RESTART_POLICY, "60");
            assertThat(bench.container("off").labels()).doesNotContainKey(Labels.RESTART_POLICY);
            assertThat(container(environment, "off").restartCount()).isEmpty();
            environment.release();
        }
    }

    static ContainerDefinitionBuilder restarting(String name) {
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(), (int) PERIOD.toSeconds())));
    }

    /** Ends a container when its period is over, and waits until it has been started again. */
    static void crash(Workbench bench, String container, int code, int times) {
        bench.pass(PERIOD);
        bench.engine.exit(bench.container(container).id(), code);
        awaitRestart(bench, container, code, times);
    }

    private static void awaitRestart(Workbench bench, String container, int code, int times) {
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> bench.messages()
                        .contains("Container " + container + " exited with code " + code
                                + " and was started again (restart " + times + "); its restartPolicy says so."));
    }

    private static Task task(Environment environment) {
        return environment.state().task().orElseThrow();
    }

    private static ContainerSnapshot container(Environment environment, String name) {
        return task(environment).container(name).orElseThrow();
    }
}
