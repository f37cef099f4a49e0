/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StopPlanTest {

    private final Planner planner = Launch.planner();

    private static World world(ContainerInfo... containers) {
        return new World(List.of(containers), List.of(), List.of(), Map.of());
    }

    private static Launch shop() {
        return Launch.of(
                        Definition.of("web")
                                .link("app")
                                .mount("scratch", "/tmp")
                                .mount("cache", "/cache"),
                        Definition.of("app"))
                .volume("scratch")
                .volume("cache")
                .service(Launch.database("s3cret"))
                .service(Launch.cache());
    }

    private static String text(Plan plan) {
        return plan.text().replaceAll("ecs-awseb-\\S+-(scratch|cache)-\\S+", "<$1>");
    }

    @Test
    void a_container_is_stopped_after_those_that_depend_on_it() {
        Plan plan = planner.stopTask(
                world(
                        Simulation.task("c", 0, "running", ""),
                        Simulation.task("b", 1, "running", "c"),
                        Simulation.task("a", 2, "running", "b")),
                "Task stopped by user");

        assertThat(plan.text()).isEqualTo("""
                #1 [] container:a StopContainer - Task stopped by user
                #2 [1] container:b StopContainer - Task stopped by user
                #3 [2] container:c StopContainer - Task stopped by user""");
    }

    @Test
    void unrelated_containers_are_stopped_side_by_side() {
        Plan plan = planner.stopTask(
                world(Simulation.task("a", 0, "running", ""), Simulation.task("b", 1, "running", "")), "down");

        assertThat(plan.text()).isEqualTo("""
                #1 [] container:a StopContainer - down
                #2 [] container:b StopContainer - down""");
    }

    @Test
    void the_sides_of_a_diamond_are_stopped_side_by_side() {
        Plan plan = planner.stopTask(
                world(
                        Simulation.task("top", 0, "running", "left,right"),
                        Simulation.task("left", 1, "running", "bottom"),
                        Simulation.task("right", 2, "running", "bottom"),
                        Simulation.task("bottom", 3, "running", "")),
                "down");

        assertThat(plan.text()).isEqualTo("""
                #1 [] container:top StopContainer - down
                #2 [1] container:left StopContainer - down
                #3 [1] container:right StopContainer - down
                #4 [2,3] container:bottom StopContainer - down""");
    }

    @Test
    void a_container_that_does_not_run_needs_no_call_and_holds_nobody_back() {
        Plan plan = planner.stopTask(
                world(
                        Simulation.task("a", 0, "running", "b"),
                        Simulation.task("b", 1, "exited", "c"),
                        Simulation.task("c", 2, "running", ""),
                        Simulation.task("d", 3, "created", "")),
                "down");

        assertThat(plan.text()).isEqualTo("""
                #1 [] container:a StopContainer - down
                #2 [] container:c StopContainer - down""");
    }

    @Test
    void a_paused_container_is_stopped_too() {
        assertThat(planner.stopTask(world(Simulation.task("a", 0, "paused", "")), "down")
                        .steps())
                .hasSize(1);
    }

    @Test
    void every_container_has_the_time_that_its_label_says() {
        Plan plan = planner.stopTask(
                world(Simulation.task("a", 0, "running", ""), Simulation.task("b", 5, "running", "")), "down");

        assertThat(Steps.of(plan, Step.StopContainer.class))
                .containsExactly(
                        new Step.StopContainer("id of a", Duration.ofSeconds(10)),
                        new Step.StopContainer("id of b", Duration.ofSeconds(15)));
    }

    @Test
    void stopping_ends_even_if_labels_were_made_to_form_a_circle() {
        Plan plan = planner.stopTask(
                world(Simulation.task("a", 0, "running", "b"), Simulation.task("b", 1, "running", "a")), "down");

        assertThat(Steps.of(plan, Step.StopContainer.class)).hasSize(2);
    }

    @Test
    void no_failure_keeps_the_rest_from_being_stopped_and_removed() {
        Plan plan = planner.remove(shop().up(), true, "terminate");

        assertThat(plan.steps()).noneMatch(PlannedStep::critical);
    }

    @Test
    void a_stopped_task_stays_to_be_looked_at() {
        Plan plan = planner.stopTask(shop().up(), "Essential container in task exited");

        assertThat(text(plan)).isEqualTo("""
                #1 [] container:web StopContainer - Essential container in task exited
                #2 [1] container:app StopContainer - Essential container in task exited""");
    }

    @Test
    void removing_a_task_removes_its_volumes_and_no_service() {
        assertThat(text(planner.removeTask(shop().up(), "the launch failed"))).isEqualTo("""
                #1 [] container:web StopContainer - the launch failed
                #2 [1] container:app StopContainer - the launch failed
                #3 [1,2] container:web RemoveContainer - the launch failed
                #4 [1,2] container:app RemoveContainer - the launch failed
                #5 [3,4] volume:<scratch> RemoveVolume - the launch failed
                #6 [3,4] volume:<cache> RemoveVolume - the launch failed""");
    }

    @Test
    void stopping_all_keeps_the_containers_of_the_task_and_the_data() {
        assertThat(text(planner.stopAll(shop().up(), "the task failed"))).isEqualTo("""
                #1 [] container:web StopContainer - the task failed
                #2 [1] container:app StopContainer - the task failed
                #3 [1,2] rds:orders StopContainer - the task failed
                #4 [3] rds:orders RemoveContainer - the task failed
                #5 [1,2] elasticache:sessions StopContainer - the task failed
                #6 [5] elasticache:sessions RemoveContainer - the task failed
                #7 [4] rds:orders/eni RemoveContainer - the task failed
                #8 [6] elasticache:sessions/eni RemoveContainer - the task failed""");
    }

    @Test
    void taking_an_environment_down_keeps_the_data() {
        assertThat(text(planner.remove(shop().up(), false, "down"))).isEqualTo("""
                #1 [] container:web StopContainer - down
                #2 [1] container:app StopContainer - down
                #3 [1,2] container:web RemoveContainer - down
                #4 [1,2] container:app RemoveContainer - down
                #5 [3,4] volume:<scratch> RemoveVolume - down
                #6 [3,4] volume:<cache> RemoveVolume - down
                #7 [1,2] rds:orders StopContainer - down
                #8 [7] rds:orders RemoveContainer - down
                #9 [1,2] elasticache:sessions StopContainer - down
                #10 [9] elasticache:sessions RemoveContainer - down
                #11 [8] rds:orders/eni RemoveContainer - down
                #12 [10] elasticache:sessions/eni RemoveContainer - down""");
    }

    @Test
    void data_goes_only_if_asked_and_after_all_that_uses_it() {
        World up = shop().up();
        World down =
                Simulation.of(up).execute(planner.remove(up, false, "down")).world();

        assertThat(down.containers()).isEmpty();
        assertThat(down.volumes()).hasSize(3);
        assertThat(planner.remove(down, false, "terminate").isEmpty()).isTrue();
        assertThat(planner.remove(down, true, "terminate").text()).isEqualTo("""
                #1 [] volume:ebemu-shop-env-rds-orders-data RemoveVolume - --delete-data
                #2 [] volume:ebemu-shop-env-rds-orders-backups RemoveVolume - --delete-data
                #3 [] volume:ebemu-shop-env-elasticache-sessions-data RemoveVolume - --delete-data""");
        Plan all = planner.remove(up, true, "terminate");
        assertThat(Steps.find(all, "volume:ebemu-shop-env-rds-orders-data", "RemoveVolume")
                        .dependsOn())
                .contains(Steps.find(all, "rds:orders", "RemoveContainer").number());
        assertThat(Simulation.of(up).execute(all).world()).satisfies(nothing -> {
            assertThat(nothing.containers()).isEmpty();
            assertThat(nothing.volumes()).isEmpty();
        });
    }

    @Test
    void a_server_that_does_not_run_is_removed_without_a_stop() {
        World world = Simulation.of(shop().up()).exited("rds:orders").world();

        assertThat(Steps.of(planner.remove(world, false, "down"), Step.StopContainer.class))
                .hasSize(3);
    }

    @Test
    void an_empty_world_needs_nothing() {
        assertThat(planner.stopTask(World.empty(), "down").isEmpty()).isTrue();
        assertThat(planner.removeTask(World.empty(), "down").isEmpty()).isTrue();
        assertThat(planner.stopAll(World.empty(), "down").isEmpty()).isTrue();
        assertThat(planner.remove(World.empty(), true, "down").isEmpty()).isTrue();
    }

    @Test
    void all_that_a_container_waits_for_is_in_its_label_so_that_it_stops_before_them() {
        ContainerSpec spec = Launch.of(
                        Definition.of("db"),
                        Definition.of("migrate"),
                        Definition.of("web")
                                .link("db")
                                .with(with -> with.dependsOn(List.of(
                                        new ContainerDependency("db", Condition.HEALTHY, "dependsOn"),
                                        new ContainerDependency("migrate", Condition.SUCCESS, "dependsOn")))))
                .spec("web");

        assertThat(spec.labels()).containsEntry(Labels.DEPENDS_ON, "db,migrate");
    }
}
