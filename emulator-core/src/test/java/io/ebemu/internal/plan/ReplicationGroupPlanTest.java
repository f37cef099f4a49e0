/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicationGroupPlanTest {

    private static final String NAME = "ebemu-shop-env-elasticache-carts";

    static ReplicationGroup group(int nodes) {
        return new ReplicationGroup(
                "carts",
                "carts of the shop",
                "redis",
                "7.0",
                "cache.t3.micro",
                nodes,
                6379,
                true,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.empty(),
                List.of());
    }

    private static Launch shop(ReplicationGroup group) {
        return Launch.of(Definition.of("web")).service(group);
    }

    private static List<Step.StartService> starts(Plan plan) {
        return Steps.of(plan, Step.StartService.class);
    }

    @Test
    void replicas_are_started_after_their_primary_and_know_its_interface() {
        Plan plan = shop(group(3)).plan(World.empty());

        assertThat(starts(plan))
                .extracting(step -> step.labels().getOrDefault(Labels.REPLICA_OF, "none"))
                .containsExactly("none", NAME + "-001-eni", NAME + "-001-eni");
        PlannedStep primary = Steps.find(plan, "elasticache:carts-001", "StartService");
        PlannedStep replica = Steps.find(plan, "elasticache:carts-002", "StartService");
        assertThat(Steps.comesBefore(plan, primary, replica)).isTrue();
    }

    @Test
    void the_endpoints_lead_to_their_nodes_before_a_container_is_started() {
        Plan plan = shop(group(3)).plan(World.empty());

        assertThat(Steps.of(plan, Step.PointRelay.class))
                .containsExactly(
                        new Step.PointRelay(NAME + "-eni", List.of(NAME + "-001-eni")),
                        new Step.PointRelay(NAME + "-ro-eni", List.of(NAME + "-002-eni", NAME + "-003-eni")));
        PlannedStep pointed = Steps.find(plan, "elasticache:carts/primary", "PointRelay");
        assertThat(Steps.comesBefore(plan, pointed, Steps.find(plan, "container:web", "StartContainer")))
                .isTrue();
    }

    @Test
    void containers_know_every_endpoint_of_the_group_by_its_name() {
        Step.CreateContainer web = Steps.of(shop(group(2)).plan(World.empty()), Step.CreateContainer.class).stream()
                .filter(step -> step.spec().labels().containsKey(Labels.ECS_TASK_ARN))
                .findFirst()
                .orElseThrow();

        assertThat(web.serviceHosts())
                .containsEntry(group(2).primaryEndpoint(Launch.ENVIRONMENT).address(), NAME + "-eni")
                .containsEntry(group(2).readerEndpoint(Launch.ENVIRONMENT).address(), NAME + "-ro-eni")
                .containsEntry(
                        group(2).members().get(1).endpoint(Launch.ENVIRONMENT).address(), NAME + "-002-eni");
    }

    @Test
    void a_group_of_one_node_is_read_at_its_primary() {
        assertThat(ReplicationGroupPlanner.relays(Launch.ENVIRONMENT, group(1)))
                .allSatisfy(relay -> assertThat(relay.networkInterfaces()).containsExactly(NAME + "-001-eni"));
    }

    @Test
    void a_group_that_runs_unchanged_is_left_alone() {
        assertThat(shop(group(3)).plan(shop(group(3)).up()).isEmpty()).isTrue();
    }

    @Test
    void replicas_follow_a_primary_that_gets_another_address() {
        World world = Simulation.of(shop(group(2)).up())
                .removed("elasticache:carts-001/eni")
                .world();

        Plan plan = shop(group(2)).revision(2).plan(world);

        assertThat(starts(plan)).extracting(Step.StartService::container).contains(NAME + "-002");
        assertThat(Steps.of(plan, Step.PointRelay.class)).hasSize(2);
    }

    @Test
    void after_a_failover_another_node_is_written_to() {
        assertThat(ReplicationGroupPlanner.relays(Launch.ENVIRONMENT, group(2).withPrimary("carts-002")))
                .extracting(Step.PointRelay::networkInterfaces)
                .containsExactly(List.of(NAME + "-002-eni"), List.of(NAME + "-001-eni"));
        assertThat(shop(group(2).withPrimary("carts-002"))
                        .plan(shop(group(2)).up())
                        .isEmpty())
                .isTrue();
    }
}
