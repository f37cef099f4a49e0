/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HardwareAddressTest {

    private static final EnvironmentId SHOP = Launch.ENVIRONMENT;
    private static final Vpc SOME_GROUP = new Vpc(
            Vpc.DEFAULT_CIDR_BLOCK,
            List.of(new SecurityGroup("web-sg", "web", List.of(), Groups.outwards())),
            List.of());
    private static final LaunchRequest GUARDED =
            Launch.of(Definition.of("web")).vpc(SOME_GROUP).request();

    @Test
    void containers_of_one_environment_begin_alike_and_differ_in_the_rest() {
        String web = HardwareAddress.ofTask(GUARDED, "web").orElseThrow();
        String worker = HardwareAddress.ofTask(GUARDED, "worker").orElseThrow();

        assertThat(web)
                .matches("02(:[0-9a-f]{2}){5}")
                .startsWith(HardwareAddress.ofTasks(SHOP).substring(0, 8));
        assertThat(worker).startsWith(web.substring(0, 8)).isNotEqualTo(web);
        assertThat(HardwareAddress.ofTasks(SHOP)).endsWith(":00:00:00");
    }

    @Test
    void an_interface_is_not_taken_for_a_task() {
        assertThat(HardwareAddress.ofInterface(GUARDED, "db").orElseThrow()).startsWith("06:");
        assertThat(HardwareAddress.ofInterfaces(SHOP).substring(3))
                .isEqualTo(HardwareAddress.ofTasks(SHOP).substring(3));
    }

    @Test
    void no_environment_is_taken_for_all_containers_of_an_engine() {
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(number -> HardwareAddress.ofTasks(new EnvironmentId("env-" + number))))
                .noneMatch(address -> address.startsWith("02:42"));
    }

    @Test
    void where_groups_are_enforced_tasks_interfaces_and_relays_are_created_with_their_addresses() {
        assertThat(Steps.of(shop(SOME_GROUP).plan(World.empty()), Step.CreateContainer.class))
                .hasSize(5)
                .allSatisfy(step -> assertThat(step.spec().network().macAddress())
                        .hasValueSatisfying(address -> assertThat(HardwareAddress.tells(Launch.ENVIRONMENT, address))
                                .isTrue()));
    }

    @Test
    void without_groups_the_engine_chooses_all_addresses_and_interfaces_only_sleep() {
        Plan plan = shop(Vpc.standard()).plan(World.empty());

        assertThat(Steps.of(plan, Step.CreateContainer.class))
                .hasSize(5)
                .allSatisfy(
                        step -> assertThat(step.spec().network().macAddress()).isEmpty());
        assertThat(Steps.of(plan, Step.AnnounceAddress.class)).isEmpty();
        assertThat(program(plan, "ebemu-shop-env-rds-orders-eni"))
                .isEqualTo(ContainerSpec.Program.of(List.of("sleep"), List.of("infinity")));
        assertThat(program(plan, "ebemu-shop-env-elasticache-carts-eni").entrypoint())
                .containsExactly("nc");
    }

    @Test
    void groups_change_nothing_that_runs() {
        assertThat(shop(SOME_GROUP).plan(shop(Vpc.standard()).up()).steps())
                .allSatisfy(step -> assertThat(step.step()).isInstanceOf(Step.ApplySecurityGroups.class));
    }

    @Test
    void a_new_address_is_made_known_once_its_container_runs_and_nothing_depends_on_that() {
        Plan plan = shop(SOME_GROUP).plan(World.empty());

        assertThat(Steps.of(plan, Step.AnnounceAddress.class)).hasSize(5);
        PlannedStep web = Steps.find(plan, "container:web", "AnnounceAddress");
        assertThat(Steps.comesBefore(plan, Steps.find(plan, "container:web", "StartContainer"), web))
                .isTrue();
        assertThat(web.critical()).isFalse();
        assertThat(plan.steps()).noneMatch(step -> step.dependsOn().contains(web.number()));
        ContainerSpec job = ((Step.AnnounceAddress) web.step()).job();
        assertThat(job.network().namespaceOf())
                .contains(shop(SOME_GROUP).request().identity().dockerName("web"));
        assertThat(job.kernel().capabilitiesToAdd()).containsExactly("NET_RAW");
        assertThat(job.kernel().capabilitiesToDrop()).containsExactly("ALL");
        assertThat(job.labels())
                .containsEntry(Labels.ROLE, Labels.ROLE_SECURITY_GROUPS)
                .containsKeys(Labels.ENVIRONMENT, Labels.ECS_TASK_ARN)
                .doesNotContainKey(Labels.CONFIG_HASH);
    }

    private static Launch shop(Vpc vpc) {
        return Launch.of(Definition.of("web"))
                .service(Launch.database("local-only-password").toBuilder()
                        .coupled(false)
                        .build())
                .service(ReplicationGroupPlanTest.group(1))
                .vpc(vpc);
    }

    private static ContainerSpec.Program program(Plan plan, String name) {
        return Steps.of(plan, Step.CreateContainer.class).stream()
                .map(Step.CreateContainer::spec)
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow()
                .program();
    }
}
