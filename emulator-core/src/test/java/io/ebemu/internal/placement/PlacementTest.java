/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.SourceLocation;
import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.InstanceCapacity;
import io.ebemu.model.TaskDefinition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Place CONTAINERS =
            new Place(new SourceLocation("Dockerrun.aws.json", 3, 27), "containerDefinitions");

    @Test
    void a_task_that_takes_all_of_an_instance_fits() {
        assertThat(on("t3.micro", container("web", 900, 2000), container("db", 53, 48)))
                .isEmpty();
    }

    @Test
    void a_task_that_takes_more_memory_is_refused_with_the_largest_shares_and_a_type_that_would_do() {
        List<Problem> problems = on(
                "t3.micro",
                container("log", 8, 0),
                container("web", 700, 0),
                container("cache", 64, 0),
                container("db", 800, 0));

        assertThat(problems)
                .containsExactly(new Problem(
                        Severity.ERROR,
                        Layer.PLACEMENT,
                        "placement-memory",
                        "RESOURCE:MEMORY: the task asks for 1572 MiB (db 800, web 700, cache 64, …), t3.micro has about"
                                + " 953 MiB; lower memoryReservation, or memory where there is none,"
                                + " or use t3.small (about 1942 MiB)",
                        CONTAINERS.location(),
                        "containerDefinitions"));
    }

    @Test
    void a_task_that_takes_more_cpu_is_refused() {
        assertThat(on("t2.small", container("web", 64, 1024), container("db", 64, 1)))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(
                        "placement-cpu",
                        "RESOURCE:CPU: the task asks for 1025 CPU units (web 1024, db 1), t2.small has 1024 CPU units;"
                                + " lower cpu, or use t2.medium (2048 CPU units)"));
    }

    @Test
    void the_type_named_as_a_cure_has_enough_of_both() {
        assertThat(on("t3.micro", container("web", 1000, 4096)))
                .extracting(Problem::message)
                .hasSize(2)
                .allMatch(message -> message.contains("or use t3.xlarge ("));
    }

    @Test
    void a_family_without_a_large_enough_type_is_said_to_have_none() {
        assertThat(on("t2.micro", container("web", 40_000, 0)))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .endsWith("or use another family: no type of this one is large enough");
    }

    @Test
    void a_reservation_counts_in_place_of_the_limit() {
        ContainerDefinition web = container("web", new ContainerResources(Optional.of(4000), Optional.of(128), 0));

        assertThat(on("t3.micro", web)).isEmpty();
    }

    @Test
    void a_reservation_of_nothing_does_not_count() {
        ContainerDefinition web = container("web", new ContainerResources(Optional.of(4000), Optional.of(0), 0));

        assertThat(on("t3.micro", web)).extracting(Problem::code).containsExactly("placement-memory");
    }

    @Test
    void shares_that_are_too_large_for_an_int_together_are_too_large_for_an_instance() {
        assertThat(on("t3.micro", container("a", Integer.MAX_VALUE, 0), container("b", Integer.MAX_VALUE, 0)))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("asks for 4294967294 MiB");
    }

    @Test
    void an_instance_type_that_the_caller_makes_up_is_a_usage_error() {
        assertThatThrownBy(() -> on("t3.mico"))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no instance type \"t3.mico\" in ebemu's table; did you mean \"t3.micro\"?; its"
                        + " family has t3.nano, t3.micro, t3.small, t3.medium, t3.large, t3.xlarge, t3.2xlarge");
        assertThatThrownBy(() -> on("x9.huge"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there is no instance type \"x9.huge\" in ebemu's table; the families known"
                        + " here are t2, t3, t3a, t4g, m4, m5,");
    }

    @Test
    void an_instance_type_that_a_file_makes_up_is_an_error_where_it_stands() {
        Place place = new Place(new SourceLocation("ebemu.yml", 2, 15), "InstanceType");
        Placement placement = Placement.of(
                Optional.empty(), CONTAINERS, Optional.empty(), Optional.of(new Located<>("T3.micro", place)));

        assertThat(placement.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("instance-type-unknown");
            assertThat(problem.layer()).isEqualTo(Layer.EBEMU);
            assertThat(problem.location()).isEqualTo(place.location());
            assertThat(problem.message()).contains("did you mean \"t3.micro\"?");
        });
    }

    @Test
    void the_instance_type_asked_for_wins_over_the_one_in_the_files() {
        Placement placement = Placement.of(
                Optional.of(task(container("web", 1000, 0))),
                CONTAINERS,
                Optional.of("t3.small"),
                Optional.of(new Located<>("t3.micro", CONTAINERS)));

        assertThat(placement.problems()).isEmpty();
    }

    @Test
    void without_an_instance_type_the_engine_is_the_measure() {
        Placement placement = Placement.of(
                Optional.of(task(container("web", 3000, 0), container("db", 2000, 5000))),
                CONTAINERS,
                Optional.empty(),
                Optional.empty());

        assertThat(placement.problems()).isEmpty();
        assertThat(placement.problemsOn(new InstanceCapacity("this engine", 4096, 4096)))
                .allMatch(problem -> problem.severity() == Severity.WARNING && problem.layer() == Layer.PLACEMENT)
                .extracting(Problem::message)
                .containsExactly(
                        "RESOURCE:MEMORY: the task asks for 5000 MiB (web 3000, db 2000), this engine has 4096 MiB;"
                                + " lower memoryReservation, or memory where there is none, or say which instance type it"
                                + " is meant for (--instance-type), and the engine's size does not count",
                        "RESOURCE:CPU: the task asks for 5000 CPU units (db 5000), this engine has 4096 CPU units;"
                                + " lower cpu, or say which instance type it is meant for (--instance-type), and the"
                                + " engine's size does not count");
    }

    @Test
    void with_an_instance_type_the_engine_does_not_matter() {
        Placement placement = Placement.of(
                Optional.of(task(container("web", 3000, 0))), CONTAINERS, Optional.of("t3.medium"), Optional.empty());

        assertThat(placement.problemsOn(new InstanceCapacity("this engine", 1024, 512)))
                .isEmpty();
    }

    @Test
    void an_engine_that_does_not_tell_its_size_is_large_enough() {
        Placement placement = Placement.of(
                Optional.of(task(container("web", 3000, 100))), CONTAINERS, Optional.empty(), Optional.empty());

        assertThat(placement.problemsOn(new InstanceCapacity("this engine", 0, 0)))
                .isEmpty();
    }

    private static List<Problem> on(String type, ContainerDefinition... containers) {
        return Placement.of(Optional.of(task(containers)), CONTAINERS, Optional.of(type), Optional.empty())
                .problems();
    }

    private static TaskDefinition task(ContainerDefinition... containers) {
        return TaskDefinition.of(List.of(containers), List.of());
    }

    private static ContainerDefinition container(String name, int memory, int cpu) {
        return container(name, new ContainerResources(Optional.of(memory), Optional.empty(), cpu));
    }

    private static ContainerDefinition container(String name, ContainerResources resources) {
        return ContainerDefinition.builder(name, "image", resources).build();
    }
}
