/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.HealthTransitions.awaitTold;
import static io.ebemu.internal.runtime.HealthTransitions.told;
import static io.ebemu.internal.runtime.HealthTransitions.transitions;
import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.HealthCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transitions of an environment's health are events. */
@Timeout(30)
class HealthTransitionTest {

    @TempDir
    Path directory;

    private static ContainerDefinition checked(String name) {
        return ContainerDefinition.builder(name, "image", ContainerResources.ofMemory(64))
                .healthCheck(Optional.of(new HealthCheck(
                        List.of("CMD", "true"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .build();
    }

    @Test
    void a_launch_goes_from_Pending_to_Ok() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.release();

            assertThat(told(bench))
                    .containsExactly("INFO to Pending. Initialization in progress.", "INFO from Pending to Ok.");
        }
    }

    @Test
    void an_update_goes_from_Ok_over_Info_to_Ok() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment first = bench.launch();
            awaitTold(bench, 2);
            first.release();
            Environment second =
                    bench.containers(essential("web"), helper("job")).launch();
            awaitTold(bench, 4);
            second.release();

            assertThat(told(bench).subList(2, 4))
                    .containsExactly(
                            "INFO from Ok to Info. Command is executing on all instances.", "INFO from Info to Ok.");
        }
    }

    @Test
    void a_deployment_is_Info_until_it_is_done() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.deploy(BUNDLE, DeployOptions.standard());
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench).subList(2, told(bench).size()))
                    .containsExactly(
                            "INFO from Ok to Info. Command is executing on all instances.", "INFO from Info to Ok.");
        }
    }

    @Test
    void a_deployment_that_fails_twice_is_told_once_as_Severe() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            bench.programs.put("web", Behaviour.exits(3));
            assertThat(catchThrowable(() -> environment.deploy(BUNDLE, DeployOptions.standard())))
                    .isInstanceOf(EnvironmentFailedException.class);
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench)).hasSize(4);
            assertThat(told(bench).get(3)).startsWith("WARN from Info to Severe. ECS task stopped due to:");
        }
    }

    @Test
    void a_launch_that_fails_does_not_stay_Pending() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            bench.programs.put("web", Behaviour.exits(3));

            assertThat(catchThrowable(bench::launch)).isNotNull();

            assertThat(told(bench)).hasSize(2).last().asString().startsWith("WARN from Pending to Severe.");
        }
    }

    @Test
    void an_essential_container_that_ends_is_Severe_and_told_once() throws InterruptedException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("job"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            bench.engine.exit(bench.container("web").id(), 3);
            environment.awaitStopped();
            environment.release();

            assertThat(told(bench))
                    .hasSize(3)
                    .last()
                    .asString()
                    .startsWith("WARN from Ok to Severe. ECS task stopped due to:"
                            + " Essential container in task exited. Container web stopped with exit code 3.");
        }
    }

    @Test
    void an_UNHEALTHY_container_is_a_Warning_until_it_is_HEALTHY_again() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            String web = bench.container("web").id();
            bench.engine.health(web, "unhealthy");
            awaitTold(bench, 3);
            bench.engine.health(web, "unhealthy");
            bench.engine.health(web, "healthy");
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench).subList(2, 4))
                    .containsExactly(
                            "WARN from Ok to Warning. Container web is UNHEALTHY: its healthCheck failed 3 times in a"
                                    + " row.",
                            "INFO from Warning to Ok.");
        }
    }

    @Test
    void a_frozen_container_that_has_a_check_is_a_Warning() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.container("web").pause();
            awaitTold(bench, 3);
            environment.container("web").unpause();
            bench.engine.health(bench.container("web").id(), "healthy");
            awaitTold(bench, 4);
            environment.release();

            assertThat(told(bench).subList(2, 4))
                    .containsExactly(
                            "WARN from Ok to Warning. Container web is UNHEALTHY: its healthCheck failed.",
                            "INFO from Warning to Ok.");
        }
    }

    @Test
    void what_changed_while_the_events_were_lost_is_told_when_they_are_back() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            bench.engine.health(bench.container("web").id(), "unhealthy");
            bench.engine.reconnect();
            awaitTold(bench, 3);
            environment.release();

            assertThat(told(bench)).hasSize(3);
        }
    }

    @Test
    void who_adopts_an_environment_tells_only_what_has_changed_since() {
        try (Workbench bench = new Workbench(directory, checked("web"))) {
            Environment first = bench.launch();
            awaitTold(bench, 2);
            first.release();
            List<EnvironmentEvent> quiet = new CopyOnWriteArrayList<>();
            bench.emulator.launch(BUNDLE, LaunchOptions.standard(), quiet::add).release();
            bench.engine.health(bench.container("web").id(), "unhealthy");
            bench.emulator
                    .launch(BUNDLE, LaunchOptions.standard(), bench.events::add)
                    .release();

            assertThat(transitions(quiet)).isEmpty();
            assertThat(told(bench)).hasSize(3).last().asString().startsWith("WARN from Ok to Warning.");
        }
    }

    @Test
    void transitions_are_recorded_with_the_other_events() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.release();

            List<EnvironmentEvent> recorded = new CopyOnWriteArrayList<>();
            bench.emulator.events(ENVIRONMENT, recorded::add);
            assertThat(transitions(recorded))
                    .isEqualTo(transitions(bench.events))
                    .hasSize(2);
        }
    }

    @Test
    void a_down_forgets_the_health_of_the_task_before() {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            awaitTold(bench, 2);
            environment.release();
            bench.emulator.down(ENVIRONMENT, event -> {});
            bench.events.clear();
            Environment again = bench.launch();
            awaitTold(bench, 2);
            again.release();

            assertThat(told(bench)).first().isEqualTo("INFO to Pending. Initialization in progress.");
        }
    }
}
