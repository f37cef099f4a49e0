/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.UsageException;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaunchPlanTest {

    private static Launch classic() {
        return Launch.of(
                        Definition.of("client").nonEssential(),
                        Definition.of("server").nonEssential(),
                        Definition.of("worker").nonEssential(),
                        Definition.of("nginx")
                                .port(80, 80)
                                .link("client")
                                .link("server", "api")
                                .mount("awseb-logs-nginx", "/var/log/nginx"))
                .service(Launch.database("s3cret"))
                .service(Launch.cache())
                .built("client")
                .built("server")
                .built("worker")
                .built("nginx");
    }

    private static Launch shop() {
        return Launch.of(
                        Definition.of("web").link("app").volumesFrom("assets").port(80, 80),
                        Definition.of("app").mount("scratch", "/tmp"),
                        Definition.of("assets").nonEssential().mount("scratch", "/scratch"))
                .volume("scratch");
    }

    @Test
    void the_classic_task_comes_up_beside_its_database_and_cache() {
        assertThat(classic().plan(World.empty()).text()).isEqualTo("""
                #1 [] image:postgres:15 PullImage - not here; for rds:orders
                #2 [1] rds:orders/eni CreateContainer - keeps the address of orders
                #3 [2] rds:orders/eni StartContainer - gives the address
                #4 [] rds:orders/data CreateVolume - keeps the data of orders
                #5 [] rds:orders/backups CreateVolume - keeps the automated backups of orders
                #6 [1,3,4,5] rds:orders StartService - postgres 15 for orders
                #7 [] image:redis:7.0 PullImage - not here; for elasticache:sessions
                #8 [7] elasticache:sessions/eni CreateContainer - keeps the address of sessions
                #9 [8] elasticache:sessions/eni StartContainer - gives the address
                #10 [] elasticache:sessions/data CreateVolume - keeps the data of sessions
                #11 [7,9,10] elasticache:sessions StartService - redis 7.0 for sessions
                #12 [] image:ebemu/shop/client:local BuildImage - not here; runs in place of acme/client
                #13 [3,9,12] container:client CreateContainer - in the task definition
                #14 [6,11,13] container:client StartContainer - non-essential
                #15 [] image:ebemu/shop/server:local BuildImage - not here; runs in place of acme/server
                #16 [3,9,15] container:server CreateContainer - in the task definition
                #17 [6,11,16] container:server StartContainer - non-essential
                #18 [] image:ebemu/shop/worker:local BuildImage - not here; runs in place of acme/worker
                #19 [3,9,18] container:worker CreateContainer - in the task definition
                #20 [6,11,19] container:worker StartContainer - non-essential
                #21 [] image:ebemu/shop/nginx:local BuildImage - not here; runs in place of acme/nginx
                #22 [] volume:awseb-logs-nginx CreateDirectory - log volume of Beanstalk
                #23 [3,9,14,17,21,22] container:nginx CreateContainer - links client, links server:api
                #24 [6,11,23] container:nginx StartContainer - essential""");
    }

    @Test
    void a_link_waits_for_the_start_and_volumesFrom_for_the_creation_whatever_the_order_written() {
        assertThat(shop().plan(World.empty()).text()).isEqualTo("""
                #1 [] image:acme/app PullImage - not here; for container:app
                #2 [] volume:scratch CreateVolume - lives and dies with the task
                #3 [1,2] container:app CreateContainer - in the task definition
                #4 [3] container:app StartContainer - essential
                #5 [] image:acme/assets PullImage - not here; for container:assets
                #6 [2,5] container:assets CreateContainer - in the task definition
                #7 [6] container:assets StartContainer - non-essential
                #8 [] image:acme/web PullImage - not here; for container:web
                #9 [4,6,8] container:web CreateContainer - links app, volumesFrom assets
                #10 [9] container:web StartContainer - essential""");
    }

    @Test
    void a_container_is_created_after_those_it_depends_on_have_come_as_far_as_it_needs() {
        Launch launch = Launch.of(
                Definition.of("web")
                        .image("acme/app")
                        .link("db")
                        .with(with ->
                                with.dependsOn(List.of(on("db", Condition.HEALTHY), on("migrate", Condition.SUCCESS)))),
                Definition.of("migrate")
                        .image("acme/app")
                        .nonEssential()
                        .with(with -> with.dependsOn(List.of(on("db", Condition.HEALTHY)))),
                Definition.of("db").with(with -> with.startTimeout(Optional.of(60))));

        assertThat(launch.plan(World.empty()).text()).isEqualTo("""
                #1 [] image:acme/db PullImage - not here; for container:db
                #2 [1] container:db CreateContainer - in the task definition
                #3 [2] container:db StartContainer - essential
                #4 [3] container:db AwaitHealthy - web, migrate dependsOn db
                #5 [] image:acme/app PullImage - not here; for container:migrate
                #6 [4,5] container:migrate CreateContainer - dependsOn db HEALTHY
                #7 [6] container:migrate StartContainer - non-essential
                #8 [7] container:migrate AwaitSuccess - web dependsOn migrate
                #9 [3,4,5,8] container:web CreateContainer - links db, dependsOn db HEALTHY, dependsOn migrate SUCCESS
                #10 [9] container:web StartContainer - essential""");
        assertThat(Steps.of(launch.plan(World.empty()), Step.AwaitContainer.class))
                .extracting(Step.AwaitContainer::timeout)
                .containsExactly(Optional.of(Duration.ofSeconds(60)), Optional.empty());
    }

    private static ContainerDependency on(String container, Condition condition) {
        return new ContainerDependency(container, condition, "dependsOn");
    }

    @Test
    void a_running_unchanged_environment_needs_nothing() {
        assertThat(shop().plan(shop().up()).isEmpty()).isTrue();
        assertThat(classic().plan(classic().up()).isEmpty()).isTrue();
    }

    @Test
    void a_changed_task_is_stopped_in_order_and_removed_before_the_new_one_is_created() {
        Plan plan = shop().property("COLOUR", "blue").revision(2).plan(shop().up());

        assertThat(plan.text().replaceAll("ecs-awseb-\\S+", "<docker name>")).isEqualTo("""
                #1 [] container:web StopContainer - replaced
                #2 [1] container:app StopContainer - replaced
                #3 [1] container:assets StopContainer - replaced
                #4 [1,2,3] container:web RemoveContainer - replaced
                #5 [1,2,3] container:app RemoveContainer - replaced
                #6 [1,2,3] container:assets RemoveContainer - replaced
                #7 [4,5,6] volume:<docker name> RemoveVolume - replaced
                #8 [] volume:scratch CreateVolume - lives and dies with the task
                #9 [4,5,6,7,8] container:app CreateContainer - in the task definition
                #10 [9] container:app StartContainer - essential
                #11 [4,5,6,7,8] container:assets CreateContainer - in the task definition
                #12 [11] container:assets StartContainer - non-essential
                #13 [4,5,6,7,10,11] container:web CreateContainer - links app, volumesFrom assets
                #14 [13] container:web StartContainer - essential""");
    }

    @Test
    void a_deployment_leaves_running_services_alone() {
        Plan plan =
                classic().property("COLOUR", "blue").revision(2).plan(classic().up());

        assertThat(plan.steps()).extracting(PlannedStep::resource).noneMatch(LaunchPlanTest::aboutAService);
        assertThat(Steps.of(plan, Step.CreateContainer.class)).hasSize(4);
    }

    @Test
    void a_task_that_never_reached_RUNNING_is_replaced_though_nothing_changed() {
        Plan plan = shop().neverReachedRunning().revision(2).plan(shop().up());

        assertThat(Steps.of(plan, Step.RemoveContainer.class)).hasSize(3);
        assertThat(Steps.of(plan, Step.CreateContainer.class)).hasSize(3);
    }

    @Test
    void a_task_that_lost_an_essential_container_is_replaced() {
        World exited = Simulation.of(shop().up()).exited("app").world();
        World removed = Simulation.of(shop().up()).removed("app").world();

        assertThat(Steps.of(shop().revision(2).plan(exited), Step.CreateContainer.class))
                .hasSize(3);
        assertThat(Steps.of(shop().revision(2).plan(removed), Step.CreateContainer.class))
                .hasSize(3);
    }

    @Test
    void a_task_that_lost_a_non_essential_container_is_left_alone() {
        World exited = Simulation.of(shop().up()).exited("assets").world();
        World removed = Simulation.of(shop().up()).removed("assets").world();

        assertThat(shop().plan(exited).isEmpty()).isTrue();
        assertThat(shop().plan(removed).isEmpty()).isTrue();
    }

    @Test
    void containers_that_do_not_run_are_removed_without_a_stop() {
        World world = Simulation.of(shop().up()).exited("web").exited("app").world();

        Plan plan = shop().revision(2).plan(world);

        assertThat(Steps.of(plan, Step.StopContainer.class)).hasSize(1);
        assertThat(Steps.find(plan, "container:assets", "StopContainer").dependsOn())
                .isEmpty();
        assertThat(Steps.of(plan, Step.RemoveContainer.class)).hasSize(3);
    }

    @Test
    void the_plan_goes_on_without_a_non_essential_container() {
        assertThat(Steps.notCritical(shop().plan(World.empty())))
                .containsExactly(
                        "image:acme/assets PullImage",
                        "container:assets CreateContainer",
                        "container:assets StartContainer");
    }

    @Test
    void the_plan_goes_on_if_an_old_container_could_not_be_stopped() {
        Plan plan = shop().revision(2).neverReachedRunning().plan(shop().up());

        assertThat(Steps.notCritical(plan))
                .contains("container:web StopContainer", "container:web RemoveContainer")
                .doesNotContain("container:web CreateContainer");
    }

    @Test
    void containers_resolve_the_endpoints_of_services_to_their_network_interfaces() {
        Step.CreateContainer create = Steps.of(classic().plan(World.empty()), Step.CreateContainer.class).stream()
                .filter(one -> one.spec().image().equals("ebemu/shop/server:local"))
                .findFirst()
                .orElseThrow();

        assertThat(create.serviceHosts())
                .containsEntry(
                        Launch.database("s3cret").endpoint(Launch.ENVIRONMENT).address(),
                        "ebemu-shop-env-rds-orders-eni")
                .containsEntry(
                        Launch.cache().endpoint(Launch.ENVIRONMENT).address(),
                        "ebemu-shop-env-elasticache-sessions-eni")
                .hasSize(2);
    }

    @Test
    void equal_inputs_give_equal_plans() {
        World world = Simulation.of(classic().up()).exited("server").world();
        Launch changed = classic().property("B", "2").property("A", "1").revision(2);
        Launch same = classic().property("A", "1").property("B", "2").revision(2);

        assertThat(changed.plan(world)).isEqualTo(same.plan(world));
        assertThat(changed.plan(World.empty())).isEqualTo(same.plan(World.empty()));
    }

    private static boolean aboutAService(String resource) {
        return resource.startsWith("rds") || resource.startsWith("elasticache");
    }

    @Test
    void a_path_that_docker_would_cut_in_two_is_refused_with_the_reason() {
        Launch launch =
                Launch.of(Definition.of("web").mount("conf", "/etc/conf")).volume("conf", "/srv/a:b");

        assertThatThrownBy(() -> launch.plan(World.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("/srv/a:b", "colon");
    }

    @Test
    void a_path_that_no_file_can_have_is_refused() {
        Launch launch = Launch.of(Definition.of("web").mount("data", "/data")).volume("data", "/a\0b");

        assertThatThrownBy(() -> launch.plan(World.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("cannot mount a volume's sourcePath: it has a character");
    }
}
