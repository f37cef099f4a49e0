/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.Protocol;
import org.junit.jupiter.api.Test;

final class ServicePlanTest {

    private static Launch shop(String password) {
        return Launch.of(Definition.of("web")).service(Launch.database(password));
    }

    private static Launch shop() {
        return shop("s3cret");
    }

    private static Step.StartService start(Plan plan) {
        return Steps.of(plan, Step.StartService.class).get(0);
    }

    @Test
    void a_server_that_is_gone_is_started_behind_its_old_interface_and_the_task_stays() {
        World world = Simulation.of(shop().up()).removed("rds:orders").world();

        assertThat(shop().plan(world).text()).isEqualTo("#1 [] rds:orders StartService - postgres 15 for orders");
    }

    @Test
    void a_server_that_exited_is_replaced_behind_its_old_interface_and_the_task_stays() {
        World world = Simulation.of(shop().up()).exited("rds:orders").world();

        assertThat(shop().plan(world).text()).isEqualTo("""
                #1 [] rds:orders RemoveContainer - not running, or changed
                #2 [1] rds:orders StartService - postgres 15 for orders""");
    }

    @Test
    void with_the_interface_its_server_and_the_task_are_replaced_too() {
        World world = Simulation.of(shop().up()).exited("rds:orders/eni").world();

        assertThat(shop().revision(2).plan(world).text()).isEqualTo("""
                #1 [] container:web StopContainer - replaced
                #2 [1] container:web RemoveContainer - replaced
                #3 [1] rds:orders StopContainer - changed, or its address is gone
                #4 [3] rds:orders RemoveContainer - not running, or changed
                #5 [1,4] rds:orders/eni RemoveContainer - not running, or changed
                #6 [5] rds:orders/eni CreateContainer - keeps the address of orders
                #7 [6] rds:orders/eni StartContainer - gives the address
                #8 [4,7] rds:orders StartService - postgres 15 for orders
                #9 [2,7] container:web CreateContainer - in the task definition
                #10 [8,9] container:web StartContainer - essential""");
    }

    @Test
    void data_that_never_came_into_use_is_made_anew_under_a_new_server() {
        assertThat(shop().unfinished("rds:orders").plan(shop().up()).text()).isEqualTo("""
                #1 [] rds:orders StopContainer - changed, or its address is gone
                #2 [1] rds:orders RemoveContainer - not running, or changed
                #3 [2] rds:orders/data RemoveVolume - begun, but never in use
                #4 [3] rds:orders/data CreateVolume - keeps the data of orders
                #5 [2,4] rds:orders StartService - postgres 15 for orders""");
    }

    @Test
    void an_interface_that_was_removed_is_made_again() {
        World world = Simulation.of(shop().up()).removed("rds:orders/eni").world();

        Plan plan = shop().revision(2).plan(world);

        assertThat(Steps.of(plan, Step.CreateContainer.class)).hasSize(2);
        assertThat(Steps.of(plan, Step.StartService.class)).hasSize(1);
    }

    @Test
    void a_changed_service_is_replaced_and_keeps_its_data() {
        Plan plan = shop("n3wer").revision(2).plan(shop().up());

        assertThat(Steps.of(plan, Step.RemoveVolume.class)).isEmpty();
        assertThat(Steps.of(plan, Step.CreateVolume.class)).isEmpty();
        assertThat(start(plan).dataVolume()).contains("ebemu-shop-env-rds-orders-data");
    }

    @Test
    void a_running_server_is_stopped_after_the_task_and_before_it_is_removed() {
        Plan plan = shop("n3wer").revision(2).plan(shop().up());

        PlannedStep task = Steps.find(plan, "container:web", "StopContainer");
        PlannedStep stop = Steps.find(plan, "rds:orders", "StopContainer");
        PlannedStep remove = Steps.find(plan, "rds:orders", "RemoveContainer");
        assertThat(stop.dependsOn()).containsExactly(task.number());
        assertThat(remove.dependsOn()).containsExactly(stop.number());
    }

    @Test
    void containers_are_created_when_the_address_is_known_and_started_when_the_service_is_available() {
        Plan plan = shop().plan(World.empty());

        PlannedStep create = Steps.find(plan, "container:web", "CreateContainer");
        PlannedStep address = Steps.find(plan, "rds:orders/eni", "StartContainer");
        PlannedStep available = Steps.find(plan, "rds:orders", "StartService");
        assertThat(Steps.comesBefore(plan, address, create)).isTrue();
        assertThat(Steps.comesBefore(plan, available, create)).isFalse();
        assertThat(Steps.comesBefore(plan, available, Steps.find(plan, "container:web", "StartContainer")))
                .isTrue();
    }

    @Test
    void an_ephemeral_database_has_a_volume_so_that_a_reboot_keeps_its_data_and_a_process_that_owns_it() {
        Plan plan = shop().ephemeral().plan(World.empty());

        VolumeSpec volume = Steps.of(plan, Step.CreateVolume.class).get(0).spec();
        assertThat(start(plan).dataVolume()).contains(volume.name());
        assertThat(start(plan).ephemeral()).isTrue();
        assertThat(volume.labels()).containsEntry(Labels.OWNER, "4711 1700000000000");
    }

    @Test
    void an_ephemeral_cache_has_no_data_volume() {
        Plan plan = Launch.of(Definition.of("web"))
                .service(Launch.cache())
                .ephemeral()
                .plan(World.empty());

        assertThat(Steps.of(plan, Step.CreateVolume.class)).isEmpty();
        assertThat(start(plan).dataVolume()).isEmpty();
    }

    @Test
    void the_interface_publishes_the_standard_port_on_this_machine_alone() {
        ContainerSpec eni = Steps.of(shop().plan(World.empty()), Step.CreateContainer.class)
                .get(0)
                .spec();

        assertThat(eni.name()).isEqualTo("ebemu-shop-env-rds-orders-eni");
        assertThat(eni.image()).isEqualTo("postgres:15");
        assertThat(eni.network().ports()).containsExactly(new PortBinding("127.0.0.1", 0, 5432, Protocol.TCP));
        assertThat(eni.program().entrypoint()).containsExactly("sleep");
        assertThat(eni.program().command()).containsExactly("infinity");
        assertThat(eni.program().environment()).isEmpty();
    }

    @Test
    void labels_describe_the_service_without_its_password() {
        Step.StartService start = start(shop().plan(World.empty()));

        assertThat(start.container()).isEqualTo("ebemu-shop-env-rds-orders");
        assertThat(start.networkInterface()).isEqualTo("ebemu-shop-env-rds-orders-eni");
        assertThat(start.labels())
                .containsEntry(Labels.ROLE, Labels.ROLE_SERVICE)
                .containsEntry(Labels.ENVIRONMENT, "shop-env")
                .containsEntry(Labels.SERVICE_KIND, "rds")
                .containsEntry(Labels.SERVICE_ID, "orders")
                .containsEntry(Labels.SERVICE_ENGINE, "postgres")
                .containsEntry(Labels.SERVICE_ENGINE_VERSION, "15")
                .containsEntry(Labels.SERVICE_CLASS, "db.t3.micro")
                .containsEntry(
                        Labels.SERVICE_ENDPOINT,
                        Launch.database("s3cret").endpoint(Launch.ENVIRONMENT).toString());
        assertThat(start.labels().values()).noneMatch(value -> value.contains("s3cret"));
    }

    @Test
    void a_service_that_is_wanted_no_more_is_left_alone() {
        Plan plan = Launch.of(Definition.of("web")).revision(2).plan(shop().up());

        assertThat(plan.steps()).extracting(PlannedStep::resource).noneMatch(resource -> resource.startsWith("rds"));
    }
}
