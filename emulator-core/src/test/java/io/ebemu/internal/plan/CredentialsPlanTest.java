/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.model.LocalValues;
import io.ebemu.model.TaskRole;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How containers come to the credentials of their task's role. */
final class CredentialsPlanTest {

    private static final String GATEWAY = "http://172.17.0.1:40123";
    private static final TaskRole ROLE =
            new TaskRole("arn:aws:iam::000000000000:role/shop", "LOCALONLY00000000000", "s3cret", "token");

    private static Launch plain() {
        return Launch.of(Definition.of("web"), Definition.of("app"));
    }

    private static Launch withRole() {
        return plain().localValues(LocalValues.none().withTaskRole(Optional.of(ROLE)))
                .endpoint(GATEWAY);
    }

    private static List<String> credentialSteps(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.resource().equals("credentials"))
                .map(step -> step.step().action())
                .toList();
    }

    @Test
    void the_address_answers_before_any_container_is_created() {
        Plan plan = withRole().plan(World.empty());
        int started = plan.steps().stream()
                .filter(step -> step.resource().equals("credentials"))
                .filter(step -> step.step() instanceof Step.StartContainer)
                .map(PlannedStep::number)
                .findFirst()
                .orElseThrow();

        assertThat(credentialSteps(plan)).containsExactly("CreateNetwork", "CreateContainer", "StartContainer");
        assertThat(plan.steps().stream()
                        .filter(step -> step.resource().startsWith("container:"))
                        .filter(step -> step.step() instanceof Step.CreateContainer))
                .hasSize(2)
                .allMatch(step -> step.dependsOn().contains(started));
    }

    @Test
    void containers_join_the_network_and_are_told_the_path() {
        ContainerSpec web = withRole().spec("web");

        assertThat(web.network().joined().orElseThrow().name()).isEqualTo("ebemu-shop-env-credentials");
        assertThat(web.program().environment().get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"))
                .matches("/v2/credentials/[0-9a-f]{32}")
                .isEqualTo(
                        withRole().spec("app").program().environment().get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"));
    }

    @Test
    void the_one_that_hands_on_has_the_address_and_no_secret() {
        ContainerSpec holder = Steps.of(withRole().plan(World.empty()), Step.CreateContainer.class).stream()
                .map(Step.CreateContainer::spec)
                .filter(spec -> spec.name().equals("ebemu-shop-env-credentials"))
                .findFirst()
                .orElseThrow();

        assertThat(holder.network().joined().orElseThrow().address()).contains("169.254.170.2");
        assertThat(holder.program().command()).endsWith("172.17.0.1", "40123");
        assertThat(holder.program().environment()).isEmpty();
        assertThat(holder.labels().toString()).doesNotContain("s3cret", "LOCALONLY");
    }

    @Test
    void without_a_role_there_is_none_of_it() {
        Launch launch = plain().endpoint(GATEWAY);

        assertThat(credentialSteps(launch.plan(World.empty()))).isEmpty();
        assertThat(launch.spec("web").network().joined()).isEmpty();
        assertThat(launch.spec("web").program().environment())
                .doesNotContainKey("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    }

    @Test
    void an_unchanged_environment_is_left_alone() {
        World up = withRole().up();

        assertThat(withRole().plan(up).isEmpty()).isTrue();
    }

    @Test
    void one_that_has_ended_is_replaced_beside_the_running_task() {
        World up = Simulation.of(withRole().up()).exited("credentials").world();

        assertThat(withRole().plan(up).steps().stream().map(step -> step.step().action()))
                .containsExactly("RemoveContainer", "CreateContainer", "StartContainer");
    }

    @Test
    void another_port_of_the_endpoint_replaces_what_hands_on_and_not_the_task() {
        World up = withRole().up();

        assertThat(withRole().endpoint("http://172.17.0.1:50000").plan(up).steps().stream()
                        .map(step -> step.step().action()))
                .containsExactly("RemoveContainer", "CreateContainer", "StartContainer");
    }

    @Test
    void a_new_task_gets_a_new_one_on_the_same_network() {
        World up = withRole().up();

        assertThat(credentialSteps(Launch.planner().replace(withRole().request(), up)))
                .containsExactly("RemoveContainer", "CreateContainer", "StartContainer");
    }

    @Test
    void a_role_that_is_gone_takes_all_of_it_away() {
        World up = withRole().up();

        assertThat(credentialSteps(plain().endpoint(GATEWAY).plan(up)))
                .containsExactly("RemoveContainer", "RemoveNetwork");
    }

    @Test
    void down_removes_the_network_after_all_that_is_on_it() {
        World up = withRole().up();

        Plan plan = Launch.planner().remove(up, false, "down");

        assertThat(credentialSteps(plan)).containsExactly("RemoveContainer", "RemoveNetwork");
        assertThat(Simulation.of(up).execute(plan).world().networks()).isEmpty();
    }
}
