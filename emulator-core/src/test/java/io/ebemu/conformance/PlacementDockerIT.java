/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Dependencies that lead to no order, and tasks that no instance has room for. */
class PlacementDockerIT {

    @Scenario(
            id = "C13",
            name = "link cycle",
            setup = "`a!` and `b!` link each other",
            expected = "refused: Container links should not have a cycle",
            boundSeconds = 2)
    void links_in_a_circle_are_refused(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps().with("links", List.of("b")),
                Container.essential("b").sleeps().with("links", List.of("a"))));

        assertThat(refusal).contains("Container links should not have a cycle");
    }

    @Scenario(
            id = "C14",
            name = "dependency cycle",
            setup = "`a!` waits for the START of `b!`, that for `c!`, that for `a`",
            expected = "refused, nothing is created; the agent would say: Task dependencies cannot be resolved",
            boundSeconds = 2)
    void dependencies_in_a_circle_are_refused(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "START"),
                Container.essential("b").sleeps().dependsOn("c", "START"),
                Container.essential("c").sleeps().dependsOn("a", "START")));

        assertThat(refusal).contains("Task dependencies cannot be resolved", "a -> b -> c -> a");
    }

    @Scenario(
            id = "C15",
            name = "HEALTHY without a check",
            setup = "`a!` waits until `b?`, which has no healthCheck, is HEALTHY",
            expected = "refused; a check of the image does not count",
            boundSeconds = 2)
    void a_container_without_a_health_check_cannot_be_waited_for_as_healthy(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "HEALTHY"),
                Container.optional("b").image(TestImages.HEALTH_CHECK).sleeps()));

        assertThat(refusal).contains("container b has no healthCheck");
    }

    @Scenario(
            id = "C16",
            name = "SUCCESS of an essential container",
            setup = "`a!` waits for the SUCCESS of `b!`",
            expected = "refused: A dependency container with SUCCESS or COMPLETE condition cannot be an essential"
                    + " container",
            boundSeconds = 2)
    void the_end_of_an_essential_container_cannot_be_waited_for(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps().dependsOn("b", "SUCCESS"),
                Container.essential("b").sh("exit 0")));

        assertThat(refusal)
                .contains("A dependency container with SUCCESS or COMPLETE condition cannot be an essential container");
    }

    @Scenario(
            id = "C17",
            name = "host port twice",
            setup = "`a!` and `b!` both on 8080/tcp",
            expected = "refused: TCP host port '8080' is mapped multiple times in task.",
            boundSeconds = 2)
    void two_containers_cannot_have_one_host_port(Trial trial) {
        String refusal = trial.refusal(Dockerrun.of(
                Container.essential("a").sleeps().port(8080, 80),
                Container.essential("b").sleeps().port(8080, 80)));

        assertThat(refusal).contains("TCP host port '8080' is mapped multiple times in task.");
    }

    @Scenario(
            id = "C18",
            name = "reserved port",
            setup = "`a!` on host port 51678",
            expected = "no placement: RESOURCE:PORTS",
            boundSeconds = 5)
    void the_agents_own_port_is_on_no_instance(Trial trial) {
        String refusal =
                trial.refusal(Dockerrun.of(Container.essential("a").sleeps().port(51678, 80)));

        assertThat(refusal).contains("RESOURCE:PORTS", "51678");
    }

    @Scenario(
            id = "C19",
            name = "too little memory",
            setup = "`a!` with 4096 MiB on a t3.micro",
            expected = "no placement: RESOURCE:MEMORY; no container",
            boundSeconds = 5,
            note = "Without an instance type it is a warning: this machine is not the instance.")
    void a_task_that_needs_more_than_its_instance_has_is_not_placed(Trial trial) {
        String refusal = trial.instanceType("t3.micro")
                .refusal(Dockerrun.of(Container.essential("a").sleeps().with("memory", 4096)));

        assertThat(refusal).contains("RESOURCE:MEMORY", "4096", "t3.micro");
    }
}
