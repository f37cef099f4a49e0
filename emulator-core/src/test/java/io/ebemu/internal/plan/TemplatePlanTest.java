/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import io.ebemu.model.RestoreSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplatePlanTest {

    private static final String TEMPLATE = "ebemu-template-registry.example-5000-postgres-15";

    private static final Planner PLANNER = new Planner(new ServiceSupport() {
        @Override
        public String image(ManagedService service) {
            return "registry.example:5000/Postgres:15";
        }

        @Override
        public boolean sharesFirstData(ManagedService service) {
            return service instanceof DBInstance;
        }
    });

    private static Launch shop() {
        return Launch.of(Definition.of("web")).service(Launch.database("s3cret"));
    }

    private static Plan plan(Launch launch, World world) {
        return PLANNER.launch(launch.request(), world);
    }

    private static List<Step.CreateVolume> volumes(Plan plan) {
        return Steps.of(plan, Step.CreateVolume.class);
    }

    private static Optional<String> template(Plan plan) {
        return Steps.of(plan, Step.StartService.class).get(0).templateVolume();
    }

    private static World withData() {
        return Simulation.of(World.empty()).execute(plan(shop(), World.empty())).world();
    }

    @Test
    void new_data_begin_with_a_volume_of_the_image_that_belongs_to_no_environment() {
        Plan plan = plan(shop(), World.empty());

        assertThat(template(plan)).contains(TEMPLATE);
        assertThat(volumes(plan).get(0).spec().name()).isEqualTo(TEMPLATE);
        assertThat(volumes(plan).get(0).spec().labels())
                .containsExactlyEntriesOf(Map.of(Labels.ROLE, Labels.ROLE_TEMPLATE));
        assertThat(Steps.comesBefore(
                        plan,
                        Steps.find(plan, "rds:orders/template", "CreateVolume"),
                        Steps.find(plan, "rds:orders", "StartService")))
                .isTrue();
    }

    @Test
    void data_that_go_with_their_server_begin_with_it_too() {
        assertThat(template(plan(shop().ephemeral(), World.empty()))).contains(TEMPLATE);
    }

    @Test
    void data_that_are_made_anew_begin_with_it_too() {
        assertThat(template(plan(shop().unfinished("rds:orders"), withData()))).contains(TEMPLATE);
    }

    @Test
    void a_server_whose_data_are_there_has_none() {
        World gone = Simulation.of(withData()).removed("rds:orders").world();

        Plan plan = plan(shop(), gone);

        assertThat(template(plan)).isEmpty();
        assertThat(volumes(plan)).isEmpty();
    }

    @Test
    void a_server_whose_data_are_restored_has_none() {
        ServiceIntent restored = new ServiceIntent(false, Optional.of(new RestoreSource.Snapshot("snapshot")));

        assertThat(template(plan(shop().intent("rds:orders", restored), World.empty())))
                .isEmpty();
    }

    @Test
    void a_service_that_shares_nothing_has_none() {
        Plan plan = plan(Launch.of(Definition.of("web")).service(Launch.cache()), World.empty());

        assertThat(template(plan)).isEmpty();
        assertThat(volumes(plan)).hasSize(1);
    }

    @Test
    void two_databases_of_one_image_begin_with_the_same() {
        DBInstance other = DBInstance.builder("stock")
                .engine("postgres", "15")
                .instanceClass("db.t3.micro")
                .dbName("ebdb")
                .master("ebroot", "s3cret")
                .port(5432)
                .coupled(false)
                .build();

        Plan plan = plan(shop().service(other), World.empty());

        assertThat(Steps.of(plan, Step.StartService.class))
                .extracting(Step.StartService::templateVolume)
                .containsExactly(Optional.of(TEMPLATE), Optional.of(TEMPLATE));
        assertThat(volumes(plan).stream().filter(step -> step.spec().name().equals(TEMPLATE)))
                .hasSize(1);
    }
}
