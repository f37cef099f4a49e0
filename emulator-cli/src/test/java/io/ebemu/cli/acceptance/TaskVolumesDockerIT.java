/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task's own volumes, and the nameless ones that the engine makes for an image's VOLUME, go with the task (ECS agent,
 * {@code agent/engine/task_manager.go}, {@code cleanupTask}); a stopped container is there until the next deployment.
 */
class TaskVolumesDockerIT {

    private static final String IMAGE = "ebemu-it-volume";

    @TempDir
    Path directory;

    @BeforeEach
    void imageWithAVolume() {
        Bundles.write(directory, "Dockerfile", "FROM busybox:1.35\nVOLUME /nameless\n");
        Docker.run("build", "-q", "-t", IMAGE, directory.toString());
    }

    @AfterEach
    void noImage() {
        Docker.run("rmi", "-f", IMAGE);
    }

    @Test
    void volumes_go_when_the_task_is_replaced_and_when_it_is_taken_down() {
        try (Ebemu ebemu = new Ebemu(directory)) {
            write("one", "sleep 600 & wait");
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            List<String> first = volumes(ebemu);
            assertThat(first).as("one nameless, one of the task").hasSize(2);

            write("two", "sleep 600 & wait");
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            List<String> second = volumes(ebemu);
            assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
            assertThat(left(first)).isEmpty();

            assertThat(ebemu.run("down").exitCode()).isZero();
            assertThat(left(second)).isEmpty();

            assertThat(ebemu.run("up", "-d").exitCode()).isZero();
            List<String> third = volumes(ebemu);
            assertThat(ebemu.run("terminate").exitCode()).isZero();
            assertThat(left(third)).isEmpty();
        }
    }

    @Test
    void a_failed_task_is_there_to_be_looked_at_until_the_next_deployment_and_its_volumes_too() {
        try (Ebemu ebemu = new Ebemu(directory)) {
            write("bad", "exit 3");
            ebemu.run("up", "-d");
            String failed = ebemu.containerId("web");
            List<String> volumes = volumes(ebemu);
            assertThat(Docker.run("inspect", "--format", "{{.State.ExitCode}}", failed))
                    .isEqualTo("3");
            assertThat(left(volumes)).hasSize(2);

            write("good", "sleep 600 & wait");
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();

            assertThat(Docker.attempt("inspect", failed).exitCode()).isNotZero();
            assertThat(left(volumes)).isEmpty();
        }
    }

    private void write(String value, String script) {
        String members = "\"memory\": 16, \"environment\": [{\"name\": \"RELEASE\", \"value\": \"" + value + "\"}],"
                + " \"mountPoints\": [{\"sourceVolume\": \"scratch\", \"containerPath\": \"/scratch\"}],"
                + " \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; " + script + "\"]";
        Bundles.write(
                directory,
                "Dockerrun.aws.json",
                "{\"AWSEBDockerrunVersion\": 2, \"volumes\": [{\"name\": \"scratch\"}], \"containerDefinitions\": ["
                        + Bundles.container("web", IMAGE, members) + "]}");
    }

    /** The Docker names of the container's volumes. */
    private static List<String> volumes(Ebemu ebemu) {
        return Stream.of(Docker.run(
                                "inspect",
                                "--format",
                                "{{range .Mounts}}{{if eq .Type \"volume\"}}{{.Name}} {{end}}{{end}}",
                                ebemu.containerId("web"))
                        .split(" "))
                .toList();
    }

    private static List<String> left(List<String> volumes) {
        return volumes.stream()
                .filter(volume -> Docker.attempt("volume", "inspect", volume).exitCode() == 0)
                .toList();
    }
}
