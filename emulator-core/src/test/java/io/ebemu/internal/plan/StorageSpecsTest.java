/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.DockerVolumeConfiguration.Scope;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LinuxParameters.Device;
import io.ebemu.model.LinuxParameters.Permission;
import io.ebemu.model.LinuxParameters.Tmpfs;
import io.ebemu.model.Volume;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine is told of mounts, and which volumes are made for them. */
final class StorageSpecsTest {

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
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
                        .storage()
                        .binds())
                .containsExactly(onThisMachine + ":/data");
    }

    /** Validation refuses control characters; without a UTF-8 locale others are just as impossible. */
    @Test
    void a_source_path_that_no_file_can_have_is_refused_with_the_cure() {
        assertThatThrownBy(() -> Launch.of(definition().mount("v", "/data"))
                        .volume("v", "/var/app/current/\0")
                        .spec("web"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("rename the file, or set a UTF-8 locale");
    }

    @Test
    void a_mount_may_be_read_only() {
        assertThat(Launch.of(definition().mountReadOnly("v", "/data"))
                        .volume("v", "/etc")
                        .spec("web")
                        .storage()
                        .binds())
                .containsExactly("/etc:/data:ro");
    }

    @Test
    void log_volumes_need_no_declaration_and_lie_among_the_logs() {
        Launch launch = Launch.of(definition().mount("awseb-logs-web", "/var/log/nginx"), Definition.of("awseb"));

        assertThat(launch.spec("web").storage().binds())
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
        String name = volumes.get(0).spec().name();
        assertThat(name).matches("ecs-awseb-shop-env-[0-9a-f]{10}-1-mycache-[0-9a-f]{20}");
        assertThat(volumes.get(0).spec().labels()).containsEntry(Labels.ROLE, Labels.ROLE_TASK_VOLUME);
        assertThat(launch.spec("web").storage().binds()).containsExactly(name + ":/a");
        assertThat(launch.spec("app").storage().binds()).containsExactly(name + ":/b");
    }

    private static Volume docker(Scope scope, boolean autoprovision, String driver) {
        return new Volume(
                "pool",
                Optional.empty(),
                Optional.of(new DockerVolumeConfiguration(
                        scope,
                        autoprovision,
                        driver,
                        Map.of("type", "tmpfs"),
                        Map.of("team", "shop", Labels.ROLE, "mine"))));
    }

    private static Launch mounting(Volume volume) {
        return Launch.of(definition().mount("pool", "/data"), Definition.of("app"))
                .volume(volume);
    }

    @Test
    void a_task_volume_has_the_driver_the_options_and_the_labels_of_its_configuration() {
        Launch launch = mounting(docker(Scope.TASK, false, "nfs"));

        VolumeSpec volume = Steps.of(launch.plan(World.empty()), Step.CreateVolume.class)
                .get(0)
                .spec();

        assertThat(volume.name()).startsWith("ecs-awseb-shop-env-");
        assertThat(volume.driver()).isEqualTo("nfs");
        assertThat(volume.options()).containsExactly(Map.entry("type", "tmpfs"));
        assertThat(volume.labels())
                .containsEntry("team", "shop")
                .containsEntry(Labels.ROLE, Labels.ROLE_TASK_VOLUME)
                .containsEntry(Labels.ENVIRONMENT, "shop-env");
        assertThat(launch.spec("web").storage().binds()).containsExactly(volume.name() + ":/data");
        assertThat(Steps.of(Launch.planner().removeTask(launch.up(), "gone"), Step.RemoveVolume.class))
                .containsExactly(new Step.RemoveVolume(volume.name()));
    }

    @Test
    void a_shared_volume_has_its_own_name_and_no_label_of_ours_and_is_never_removed() {
        Launch launch = mounting(docker(Scope.SHARED, true, "local"));

        assertThat(Steps.of(launch.plan(World.empty()), Step.CreateVolume.class))
                .containsExactly(new Step.CreateVolume(
                        new VolumeSpec("pool", "local", Map.of("type", "tmpfs"), Map.of("team", "shop"))));
        assertThat(launch.spec("web").storage().binds()).containsExactly("pool:/data");
        assertThat(Steps.of(Launch.planner().remove(launch.up(), true, "gone"), Step.RemoveVolume.class))
                .isEmpty();
    }

    @Test
    void no_container_is_created_before_a_volume_that_must_be_there_is_found() {
        Plan plan = mounting(docker(Scope.SHARED, false, "local")).plan(World.empty());

        PlannedStep required = Steps.find(plan, "volume:pool", "RequireVolume");
        assertThat(required.step()).isEqualTo(new Step.RequireVolume("pool"));
        assertThat(required.dependsOn()).isEmpty();
        for (String container : List.of("container:web", "container:app")) {
            assertThat(Steps.find(plan, container, "CreateContainer").dependsOn())
                    .contains(required.number());
        }
        assertThat(Steps.of(plan, Step.CreateVolume.class)).isEmpty();
    }

    @Test
    void a_volume_that_nothing_mounts_needs_nothing() {
        for (Volume volume : List.of(
                Volume.ofTask("pool"),
                docker(Scope.TASK, false, "local"),
                docker(Scope.SHARED, true, "local"),
                docker(Scope.SHARED, false, "local"))) {
            Plan plan = Launch.of(definition()).volume(volume).plan(World.empty());

            assertThat(plan.steps())
                    .as("%s", volume)
                    .extracting(PlannedStep::resource)
                    .noneMatch(resource -> resource.startsWith("volume:"));
        }
    }

    private static LinuxParameters linux(List<Device> devices, List<Tmpfs> tmpfs) {
        return new LinuxParameters(
                List.of(), List.of(), devices, false, Optional.empty(), tmpfs, Optional.empty(), Optional.empty());
    }

    @Test
    void tmpfs_begins_with_its_size() {
        assertThat(web(definition()
                                .with(web -> web.linuxParameters(linux(
                                        List.of(),
                                        List.of(
                                                new Tmpfs("/scratch", 16, List.of("noexec", "nosuid")),
                                                new Tmpfs("/more", 8, List.of()))))))
                        .storage()
                        .tmpfs())
                .containsExactly(Map.entry("/scratch", "size=16m,noexec,nosuid"), Map.entry("/more", "size=8m"));
    }

    @Test
    void a_device_is_where_the_host_has_it_and_open_to_all_unless_it_says_else() {
        Device whole = new Device("/dev/fuse", "/dev/fuse", EnumSet.allOf(Permission.class));
        Device moved = new Device("/dev/null", "/dev/nothing", Set.of(Permission.READ));

        assertThat(web(definition()
                                .with(web -> web.linuxParameters(
                                        linux(List.of(new Device("/dev/fuse", "", Set.of()), moved), List.of()))))
                        .storage()
                        .devices())
                .containsExactly(whole, moved);
    }
}
