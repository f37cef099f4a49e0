/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for whichever task; a failure names the seed that shows it again. */
final class PlannerInvariantsTest {

    private static final int SEEDS = 25;

    static long[] seeds() {
        return new Random(20240501).longs(SEEDS).toArray();
    }

    private static List<ContainerDefinition> containers(Launch launch) {
        return launch.request().version().taskDefinition().containers();
    }

    private static PlannedStep create(Plan plan, String container) {
        return Steps.find(plan, "container:" + container, "CreateContainer");
    }

    private static PlannedStep start(Plan plan, String container) {
        return Steps.find(plan, "container:" + container, "StartContainer");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_step_depends_on_earlier_ones_alone(long seed) {
        Launch launch = new RandomTask(seed).launch();
        World up = launch.up();

        for (Plan plan : List.of(
                launch.plan(World.empty()),
                launch.property("NEW", "1").revision(2).plan(up),
                Launch.planner().remove(up, true, "terminate"))) {
            assertThat(plan.steps())
                    .allMatch(step -> step.dependsOn()
                            .equals(step.dependsOn().stream()
                                    .filter(before -> before >= 1 && before < step.number())
                                    .distinct()
                                    .sorted()
                                    .toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_container_is_created_once_and_then_started_once(long seed) {
        Launch launch = new RandomTask(seed).launch();
        Plan plan = launch.plan(World.empty());

        for (ContainerDefinition container : containers(launch)) {
            PlannedStep create = create(plan, container.name());
            PlannedStep start = start(plan, container.name());
            assertThat(Steps.comesBefore(plan, create, start)).isTrue();
            assertThat(create.critical()).isEqualTo(container.essential());
            assertThat(start.critical()).isEqualTo(container.essential());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_container_is_created_after_what_it_depends_on_and_after_nothing_else_of_the_task(long seed) {
        Launch launch = new RandomTask(seed).launch();
        Plan plan = launch.plan(World.empty());

        for (ContainerDefinition container : containers(launch)) {
            PlannedStep create = create(plan, container.name());
            List<Integer> wanted = container.dependencies().stream()
                    .map(dependency -> step(plan, dependency).number())
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(create.dependsOn().stream()
                            .filter(number -> ofTheTask(plan, number))
                            .toList())
                    .isEqualTo(wanted);
        }
    }

    private static PlannedStep step(Plan plan, ContainerDependency dependency) {
        String action = switch (dependency.condition()) {
            case CREATE -> "CreateContainer";
            case START -> "StartContainer";
            case COMPLETE -> "AwaitComplete";
            case SUCCESS -> "AwaitSuccess";
            case HEALTHY -> "AwaitHealthy";
        };
        return Steps.find(plan, "container:" + dependency.containerName(), action);
    }

    private static boolean ofTheTask(Plan plan, int number) {
        return plan.steps().get(number - 1).resource().startsWith("container:");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_container_is_stopped_after_all_that_depend_on_it_directly(long seed) {
        Launch launch = new RandomTask(seed).launch();
        Plan plan = Launch.planner().stopTask(launch.up(), "down");

        assertThat(plan.steps()).hasSameSizeAs(containers(launch));
        for (ContainerDefinition target : containers(launch)) {
            List<Integer> dependants = containers(launch).stream()
                    .filter(other -> other.dependencies().stream()
                            .anyMatch(dependency -> dependency.containerName().equals(target.name())))
                    .map(other -> Steps.find(plan, "container:" + other.name(), "StopContainer")
                            .number())
                    .sorted()
                    .toList();
            assertThat(Steps.find(plan, "container:" + target.name(), "StopContainer")
                            .dependsOn())
                    .isEqualTo(dependants);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_old_task_is_gone_before_any_container_of_the_new_one_is_created(long seed) {
        Launch launch = new RandomTask(seed).launch();
        Plan plan = launch.property("NEW", "1")
                .revision(2)
                .plan(new RandomTask(seed).launch().up());

        for (ContainerDefinition container : containers(launch)) {
            for (PlannedStep step : plan.steps()) {
                if (step.step() instanceof Step.RemoveContainer) {
                    assertThat(Steps.comesBefore(plan, step, create(plan, container.name())))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_launch_leaves_just_what_is_wanted_and_removal_leaves_nothing(long seed) {
        Launch launch = new RandomTask(seed).launch();
        World up = launch.up();
        launch.property("NEW", "1").revision(2);
        World again = Simulation.of(up).execute(launch.plan(up)).world();

        assertThat(again.taskContainers())
                .extracting(one -> one.label(Labels.ECS_CONTAINER_NAME))
                .containsExactlyElementsOf(containers(launch).stream()
                        .map(ContainerDefinition::name)
                        .toList());
        assertThat(again.containers()).allMatch(one -> one.running());
        assertThat(launch.plan(again).isEmpty()).isTrue();
        World removed = Simulation.of(again)
                .execute(Launch.planner().remove(again, true, "terminate"))
                .world();
        assertThat(removed.containers()).isEmpty();
        assertThat(removed.volumes()).isEmpty();
    }
}
