/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What containers of a task share on disk, and what outlives the task. */
class VolumesDockerIT {

    @Scenario(
            id = "C30",
            name = "volumesFrom",
            setup = "`b!` mounts a volume at /d and writes a file; `a!` has volumesFrom `b`",
            expected = "`a` reads the file and can write another",
            boundSeconds = 20)
    void volumes_from_another_container_are_read_and_written(Trial trial) {
        trial.up(Dockerrun.of(
                        Container.essential("b")
                                .sh("echo b > /d/of-b; trap 'exit 0' TERM; sleep 600 & wait")
                                .mounts("v", "/d"),
                        Container.essential("a").sleeps().with("volumesFrom", from("b")))
                .volume("v"));

        trial.await(
                Waits.SOON,
                () -> assertThat(trial.attempt("a", "cat /d/of-b").output()).isEqualTo("b"));
        trial.exec("a", "echo a > /d/of-a");
        assertThat(trial.exec("b", "cat /d/of-a")).isEqualTo("a");
    }

    @Scenario(
            id = "C31",
            name = "volumesFrom readOnly",
            setup = "as C30 with readOnly; `a!` exits 42 if it cannot write",
            expected = "exit 42",
            boundSeconds = 20)
    void volumes_from_another_container_may_be_for_reading_only(Trial trial) {
        EngineEvents events = trial.events();
        trial.ends(Dockerrun.of(
                        Container.essential("b").sleeps().mounts("v", "/d"),
                        Container.essential("a")
                                .sh("echo a > /d/of-a || exit 42")
                                .with("volumesFrom", List.of(Map.of("sourceContainer", "b", "readOnly", true))))
                .volume("v"));

        assertThat(trial.reported("a").exitCode()).contains(42);
        assertThat(events.died(Waits.SOON, "a").exitCode()).isEqualTo("42");
    }

    @Scenario(
            id = "C32",
            name = "volumesFrom an image's volume",
            setup = "`src?`, whose image has VOLUME /data with a file, exits at once; `a!` has volumesFrom `src`",
            expected = "`a` sees the file though `src` is STOPPED",
            boundSeconds = 20)
    void an_images_own_volume_is_seen_though_its_container_has_stopped(Trial trial) {
        trial.up(Dockerrun.of(
                Container.optional("src").image(TestImages.VOLUME).sh("exit 0"),
                Container.essential("a").sleeps().with("volumesFrom", from("src"))));

        trial.await(
                Waits.SOON, () -> assertThat(trial.reported("src").lastStatus()).isEqualTo(ContainerStatus.STOPPED));
        assertThat(trial.exec("a", "cat /data/file")).isEqualTo("image");
    }

    @Scenario(
            id = "C33",
            name = "host directory",
            setup = "`a!` mounts a directory of the host, checks the file there, writes another and exits 42",
            expected = "exit 42, and the other file is on the host",
            boundSeconds = 15)
    void a_directory_of_the_host_is_shared_with_it(Trial trial) throws IOException {
        Path host = Files.createDirectory(trial.directory().resolve("shared"));
        Files.writeString(host.resolve("in"), "of the host");
        EngineEvents events = trial.events();
        trial.ends(Dockerrun.of(Container.essential("a")
                        .sh("[ \"$(cat /d/in)\" = 'of the host' ] && echo seen > /d/out && exit 42")
                        .mounts("v", "/d"))
                .volume("v", host));

        assertThat(trial.reported("a").exitCode()).contains(42);
        assertThat(events.died(Waits.SOON, "a").exitCode()).isEqualTo("42");
        assertThat(host.resolve("out")).hasContent("seen");
    }

    @Scenario(
            id = "C34",
            name = "read-only mount",
            setup = "`a!` mounts a volume with readOnly",
            expected = "a write fails with EROFS",
            boundSeconds = 15)
    void a_mount_may_be_for_reading_only(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a")
                        .sleeps()
                        .with(
                                "mountPoints",
                                List.of(Map.of("sourceVolume", "v", "containerPath", "/d", "readOnly", true))))
                .volume("v"));

        Finished write = trial.attempt("a", "echo a > /d/file");
        assertThat(write.exitCode()).isNotZero();
        assertThat(write.error()).contains("Read-only file system");
    }

    @Scenario(
            id = "C35",
            name = "volume without a host path",
            setup = "`a!` and `b!` mount one; the task is then started anew",
            expected = "it is shared by the two, its Docker name is another, and the new task has a new one",
            boundSeconds = 20)
    void a_volume_without_a_host_path_is_the_tasks_own(Trial trial) {
        Dockerrun task = Dockerrun.of(
                        Container.essential("a").sleeps().mounts("v", "/d"),
                        Container.essential("b").sleeps().mounts("v", "/d"))
                .volume("v");
        trial.up(task);
        trial.exec("a", "echo a > /d/file");
        assertThat(trial.exec("b", "cat /d/file")).isEqualTo("a");
        String first = volume(trial, "a");

        trial.down();
        trial.up(task);

        String second = volume(trial, "a");
        assertThat(second).isEqualTo(volume(trial, "b")).isNotEqualTo(first);
        assertThat(List.of(first, second)).allMatch(name -> name.matches("ecs-awseb-.*-\\d+-v-\\w+"));
        assertThat(trial.exec("a", "ls /d")).isEmpty();
        assertThat(volumes()).doesNotContain(first);
    }

    @Scenario(
            id = "C36",
            name = "shared volume, autoprovision",
            setup = "`a!` mounts a volume of scope shared with autoprovision; the environment is then terminated with"
                    + " its data, and launched anew",
            expected = "a Docker volume of just that name, which outlives the environment; its data is kept",
            boundSeconds = 60)
    void a_shared_volume_outlives_the_environment(Trial trial) {
        String name = "conf-c36-" + UUID.randomUUID();
        Dockerrun task = Dockerrun.of(Container.essential("a").sleeps().mounts(name, "/d"))
                .volume(shared(name, true));
        try {
            trial.up(task);
            trial.exec("a", "echo a > /d/file");

            trial.down();
            trial.emulator().terminate(trial.environment(), true, event -> {});

            assertThat(trial.containers(true)).isEmpty();
            assertThat(volumes()).contains(name);
            trial.up(task);
            assertThat(volume(trial, "a")).isEqualTo(name);
            assertThat(trial.exec("a", "cat /d/file")).isEqualTo("a");
            trial.observed();
        } finally {
            trial.down();
            Docker.run("volume", "rm", name);
        }
    }

    @Scenario(
            id = "C37",
            name = "shared volume without autoprovision",
            setup = "`a!` mounts a volume of scope shared that is not there; then it was created before",
            expected = "the first task stops with VolumeError, the second runs",
            boundSeconds = 20)
    void a_shared_volume_that_is_not_there_stops_the_task(Trial trial) {
        String name = "conf-c37-" + UUID.randomUUID();
        Dockerrun task = Dockerrun.of(Container.essential("a").sleeps().mounts(name, "/d"))
                .volume(shared(name, false));
        Task stopped = trial.ends(task);
        assertThat(stopped.stoppedReason().orElseThrow())
                .startsWith("VolumeError: Agent could not create task's volume resources")
                .contains(name);
        assertThat(volumes()).doesNotContain(name);

        Docker.run("volume", "create", name);
        try {
            trial.up(task);
            assertThat(volume(trial, "a")).isEqualTo(name);
            trial.observed();
        } finally {
            trial.down();
            Docker.run("volume", "rm", name);
        }
    }

    private static List<Map<String, Object>> from(String container) {
        return List.of(Map.of("sourceContainer", container));
    }

    private static Map<String, Object> shared(String name, boolean autoprovision) {
        return Map.of(
                "name",
                name,
                "dockerVolumeConfiguration",
                Map.of("scope", "shared", "autoprovision", autoprovision, "driver", "local"));
    }

    private static List<String> volumes() {
        return Docker.run("volume", "ls", "-q").lines().toList();
    }

    /** The Docker volume that a container has at /d. */
    private static String volume(Trial trial, String container) {
        JsonNode mounts = trial.inspect(container).path("Mounts");
        return StreamSupport.stream(mounts.spliterator(), false)
                .filter(mount -> mount.path("Destination").asText().equals("/d"))
                .map(mount -> mount.path("Name").asText())
                .findFirst()
                .orElseThrow();
    }
}
