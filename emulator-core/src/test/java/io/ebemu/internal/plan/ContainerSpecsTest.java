/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.DBInstance;
import io.ebemu.model.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContainerSpecsTest {

    private static final DBInstance UNCOUPLED =
            new DBInstance("audit", "postgres", "15", "db.t3.micro", "audit", "auditor", "h1dden", 5433, false);

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
    }

    @Test
    void limits_in_MiB_become_bytes() {
        ContainerSpec spec = web(definition().resources(Optional.of(4096), Optional.of(32), 0));

        assertThat(spec.memory()).isEqualTo(4_294_967_296L);
        assertThat(spec.memoryReservation()).isEqualTo(33_554_432L);
    }

    @Test
    void a_limit_that_is_not_given_is_none() {
        ContainerSpec soft = web(definition().resources(Optional.empty(), Optional.of(32), 0));
        ContainerSpec hard = web(definition().resources(Optional.of(64), Optional.empty(), 0));

        assertThat(soft.memory()).isZero();
        assertThat(hard.memoryReservation()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "10, 10", "262144, 262144", "999999, 262144"})
    void cpu_units_become_shares_of_at_least_2_and_at_most_262144(int units, int shares) {
        assertThat(web(definition().cpu(units)).cpuShares()).isEqualTo(shares);
    }

    @Test
    void what_runs_is_what_the_definition_says() {
        ContainerSpec spec = web(definition()
                .process(new ContainerProcess(
                        List.of("/entry"),
                        List.of("serve", "--fast"),
                        Map.of(),
                        Optional.of("app:app"),
                        Optional.of("/srv"),
                        Optional.of("web1"),
                        false,
                        false))
                .privileged()
                .readonlyRootFilesystem());

        assertThat(spec.entrypoint()).containsExactly("/entry");
        assertThat(spec.command()).containsExactly("serve", "--fast");
        assertThat(spec.user()).contains("app:app");
        assertThat(spec.workingDirectory()).contains("/srv");
        assertThat(spec.hostname()).contains("web1");
        assertThat(spec.privileged()).isTrue();
        assertThat(spec.readonlyRootFilesystem()).isTrue();
        assertThat(web(definition()).privileged()).isFalse();
        assertThat(web(definition()).readonlyRootFilesystem()).isFalse();
    }

    @Test
    void every_container_has_the_variables_of_a_coupled_database() {
        Launch launch = Launch.of(definition(), Definition.of("app"))
                .service(Launch.database("s3cret"))
                .service(UNCOUPLED);

        for (String container : List.of("web", "app")) {
            assertThat(launch.spec(container).environment())
                    .containsEntry(
                            "RDS_HOSTNAME",
                            Launch.database("s3cret")
                                    .endpoint(Launch.ENVIRONMENT)
                                    .address())
                    .containsEntry("RDS_PORT", "5432")
                    .containsEntry("RDS_DB_NAME", "ebdb")
                    .containsEntry("RDS_USERNAME", "ebroot")
                    .containsEntry("RDS_PASSWORD", "s3cret");
        }
    }

    @Test
    void a_database_that_is_not_coupled_sets_nothing() {
        assertThat(Launch.of(definition()).service(UNCOUPLED).spec("web").environment())
                .doesNotContainKeys("RDS_HOSTNAME", "RDS_PASSWORD");
    }

    @Test
    void a_coupled_database_beats_the_definition_and_a_property_beats_both() {
        Map<String, String> environment = Launch.of(definition()
                        .environment("ONLY_DEFINED", "definition")
                        .environment("BOTH", "definition")
                        .environment("RDS_PORT", "definition")
                        .environment("RDS_DB_NAME", "definition"))
                .service(Launch.database("s3cret"))
                .property("BOTH", "property")
                .property("RDS_PORT", "property")
                .spec("web")
                .environment();

        assertThat(environment)
                .containsEntry("ONLY_DEFINED", "definition")
                .containsEntry("BOTH", "property")
                .containsEntry("RDS_DB_NAME", "ebdb")
                .containsEntry("RDS_PORT", "property");
    }

    @Test
    void the_execution_environment_is_ECS_on_EC2_whatever_the_definition_says() {
        assertThat(web(definition().environment("AWS_EXECUTION_ENV", "mine")).environment())
                .containsEntry("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
    }

    @Test
    void a_region_is_added_where_none_is_named() {
        assertThat(web(definition()).environment())
                .containsEntry("AWS_REGION", "us-east-1")
                .containsEntry("AWS_DEFAULT_REGION", "us-east-1");
    }

    @Test
    void no_region_is_added_beside_one_of_the_definition_the_properties_or_the_image() {
        assertThat(web(definition().environment("AWS_REGION", "eu-west-1")).environment())
                .containsEntry("AWS_REGION", "eu-west-1")
                .doesNotContainKey("AWS_DEFAULT_REGION");
        assertThat(Launch.of(definition())
                        .property("AWS_DEFAULT_REGION", "eu-west-1")
                        .spec("web")
                        .environment())
                .containsEntry("AWS_DEFAULT_REGION", "eu-west-1")
                .doesNotContainKey("AWS_REGION");
        World world = Simulation.of(World.empty())
                .image("acme/web", Map.of("AWS_REGION", "eu-west-1"))
                .world();
        assertThat(Launch.of(definition()).spec("web", world).environment())
                .doesNotContainKeys("AWS_REGION", "AWS_DEFAULT_REGION");
    }

    @Test
    void production_ports_are_productions_own_on_all_addresses() {
        assertThat(web(definition().port(8080, 80).port(53, 53, Protocol.UDP)).ports())
                .containsExactly(
                        new PortBinding("0.0.0.0", 8080, 80, Protocol.TCP),
                        new PortBinding("0.0.0.0", 53, 53, Protocol.UDP));
    }

    @Test
    void an_offset_moves_static_ports_alone() {
        assertThat(Launch.of(definition().port(8080, 80).port(0, 81))
                        .hostPorts(new HostPorts.Offset(1000))
                        .spec("web")
                        .ports())
                .containsExactly(
                        new PortBinding("0.0.0.0", 9080, 80, Protocol.TCP),
                        new PortBinding("0.0.0.0", 0, 81, Protocol.TCP));
    }

    @Test
    void random_and_dynamic_ports_are_left_to_the_engine() {
        PortBinding any = new PortBinding("0.0.0.0", 0, 80, Protocol.TCP);

        assertThat(Launch.of(definition().port(8080, 80))
                        .hostPorts(new HostPorts.Random())
                        .spec("web")
                        .ports())
                .containsExactly(any);
        assertThat(web(definition().port(0, 80)).ports()).containsExactly(any);
    }

    @Test
    void a_container_port_may_be_published_twice() {
        assertThat(web(definition().port(8080, 80).port(8081, 80)).ports()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/var/app/current, /home/dev/shop",
        "/var/app/current/, /home/dev/shop",
        "/var/app/current/nginx/conf.d, /home/dev/shop/nginx/conf.d",
        "/var/app/currently, /var/app/currently",
        "/etc/ssl/certs, /etc/ssl/certs",
        "php-app, /home/dev/shop/php-app",
        "./php-app/, /home/dev/shop/php-app"
    })
    void a_source_path_is_the_bundles_where_production_has_it_there(String written, String onThisMachine) {
        assertThat(Launch.of(definition().mount("v", "/data"))
                        .volume("v", written)
                        .spec("web")
                        .binds())
                .containsExactly(onThisMachine + ":/data");
    }

    @Test
    void a_mount_may_be_read_only() {
        assertThat(Launch.of(definition().mountReadOnly("v", "/data"))
                        .volume("v", "/etc")
                        .spec("web")
                        .binds())
                .containsExactly("/etc:/data:ro");
    }

    @Test
    void log_volumes_need_no_declaration_and_lie_among_the_logs() {
        Launch launch = Launch.of(definition().mount("awseb-logs-web", "/var/log/nginx"), Definition.of("awseb"));

        assertThat(launch.spec("web").binds())
                .containsExactly("/home/dev/shop/.ebemu/log/containers/web:/var/log/nginx");
        assertThat(Steps.of(launch.plan(World.empty()), Step.CreateDirectory.class))
                .containsExactly(new Step.CreateDirectory(Launch.STATE.resolve("log/containers/web")));
    }

    @Test
    void a_volume_without_a_path_is_a_docker_volume_that_containers_of_the_task_share() {
        Launch launch = Launch.of(
                        definition().mount("my_cache", "/a"),
                        Definition.of("app").mount("my_cache", "/b"))
                .volume("my_cache");
        List<Step.CreateVolume> volumes = Steps.of(launch.plan(World.empty()), Step.CreateVolume.class);

        assertThat(volumes).hasSize(1);
        String name = volumes.get(0).name();
        assertThat(name).matches("ecs-awseb-shop-env-[0-9a-f]{10}-1-mycache-[0-9a-f]{20}");
        assertThat(volumes.get(0).labels()).containsEntry(Labels.ROLE, Labels.ROLE_TASK_VOLUME);
        assertThat(launch.spec("web").binds()).containsExactly(name + ":/a");
        assertThat(launch.spec("app").binds()).containsExactly(name + ":/b");
    }

    @Test
    void links_and_volumesFrom_name_containers_as_docker_does() {
        Launch launch = Launch.of(
                definition().link("app").link("my_db", "db").volumesFrom("app").volumesFromReadOnly("my_db"),
                Definition.of("app"),
                Definition.of("my_db"));
        String app = launch.spec("app").name();
        String database = launch.spec("my_db").name();

        assertThat(launch.spec("web").links()).containsExactly(app + ":app", database + ":db");
        assertThat(launch.spec("web").volumesFrom()).containsExactly(app, database + ":ro");
    }

    @Test
    void the_agents_five_labels_are_there() {
        Launch launch = Launch.of(definition(), Definition.of("app")).revision(3);
        TaskIdentity identity = launch.request().identity();

        for (String container : List.of("web", "app")) {
            assertThat(launch.spec(container).labels())
                    .containsEntry("com.amazonaws.ecs.task-arn", identity.taskArn())
                    .containsEntry("com.amazonaws.ecs.container-name", container)
                    .containsEntry("com.amazonaws.ecs.task-definition-family", identity.family())
                    .containsEntry("com.amazonaws.ecs.task-definition-version", "3")
                    .containsEntry("com.amazonaws.ecs.cluster", identity.cluster());
        }
    }

    @Test
    void our_labels_say_all_that_a_later_process_must_know() {
        ContainerSpec spec = Launch.of(
                        Definition.of("app"),
                        definition()
                                .nonEssential()
                                .resources(Optional.of(64), Optional.of(32), 0)
                                .link("app")
                                .volumesFrom("app")
                                .stopTimeout(5))
                .spec("web");

        assertThat(spec.labels())
                .containsEntry(Labels.ENVIRONMENT, "shop-env")
                .containsEntry(Labels.APPLICATION, "shop")
                .containsEntry(Labels.VERSION_LABEL, "v1")
                .containsEntry(Labels.STATE_DIRECTORY, "/home/dev/shop/.ebemu")
                .containsEntry(Labels.ROLE, Labels.ROLE_TASK)
                .containsEntry(Labels.ESSENTIAL, "false")
                .containsEntry(Labels.ORDER, "1")
                .containsEntry(Labels.MEMORY, "64")
                .containsEntry(Labels.MEMORY_RESERVATION, "32")
                .containsEntry(Labels.STOP_TIMEOUT, "5")
                .containsEntry(Labels.DEPENDS_ON, "app")
                .containsKey(Labels.CONFIG_HASH);
    }

    @Test
    void without_a_stop_timeout_or_with_0_it_is_the_agents_30_seconds() {
        assertThat(web(definition()).labels()).containsEntry(Labels.STOP_TIMEOUT, "30");
        assertThat(web(definition().stopTimeout(0)).labels()).containsEntry(Labels.STOP_TIMEOUT, "30");
    }

    @Test
    void no_label_shows_the_value_of_a_variable() {
        ContainerSpec spec = Launch.of(definition().environment("TOKEN", "t0ken-value"))
                .property("KEY", "k3y-value")
                .service(Launch.database("s3cret-value"))
                .spec("web");

        assertThat(spec.environment().values()).contains("t0ken-value", "k3y-value", "s3cret-value");
        assertThat(spec.labels().values()).noneMatch(label -> label.contains("-value"));
    }
}
