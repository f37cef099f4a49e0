/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a task ends, and how ebemu says so: exit codes, messages and what is left on the engine. */
class TaskDockerIT {

    private static final String SLEEPS = "\"memory\": 32, \"command\": [\"sleep\", \"600\"]";
    /** Ends at once when told to stop, so that tests need not wait for SIGKILL. */
    private static final String OBEYS =
            "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"trap 'exit 0' TERM; sleep 600 & wait\"]";

    @TempDir
    Path directory;

    @Test
    void a_foreground_up_ends_with_seven_when_an_essential_container_ends() throws InterruptedException {
        Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", SLEEPS),
                Bundles.container("worker", "busybox:1.35", "\"essential\": false, " + OBEYS));
        try (Ebemu ebemu = new Ebemu(directory)) {
            Process up = ebemu.start("up");
            awaitRunning(ebemu);

            Docker.run("kill", ebemu.containerId("web"));

            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(7);
            JsonNode task = ebemu.status().path("task");
            assertThat(task.path("stoppedReason").asText()).isEqualTo("Essential container in task exited");
            assertThat(Docker.run("ps", "-q", "--filter", ebemu.label())).isEmpty();
        }
    }

    @Test
    void a_foreground_up_that_is_interrupted_stops_the_task_in_order() throws InterruptedException {
        Bundles.of(directory, Bundles.container("web", "busybox:1.35", OBEYS));
        try (Ebemu ebemu = new Ebemu(directory)) {
            Process up = ebemu.start("up");
            awaitRunning(ebemu);

            // The launcher replaces itself, so this is the process that a terminal would interrupt.
            ProcessBuilder interrupt = new ProcessBuilder("kill", "-INT", Long.toString(up.pid()));
            assertThat(Finished.of(interrupt, Duration.ofSeconds(5)).exitCode()).isZero();

            assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(up.exitValue()).isEqualTo(130);
            JsonNode web = Ebemu.container(ebemu.status(), "web");
            assertThat(web.path("exitCode").asInt()).isZero();
        }
    }

    @Test
    void a_container_past_its_memory_is_killed_and_says_so() {
        // The shell outlives the process that grows: of a main process killed under load, the engine at times
        // hears the exit before the memory event, and then marks nothing.
        String grows = "\"memory\": 16, \"command\": [\"sh\", \"-c\", \"sh -c 'x=a; while true; do x=$x$x; done';"
                + " code=$?; sleep 1; exit $code\"]";
        Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", OBEYS),
                Bundles.container("greedy", "busybox:1.35", "\"essential\": false, " + grows));
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode greedy = Ebemu.container(ebemu.status(), "greedy");
                assertThat(greedy.path("exitCode").asInt()).isEqualTo(137);
                assertThat(greedy.path("reason").asText()).startsWith("OutOfMemoryError");
            });
        }
    }

    @Test
    void a_task_that_fails_at_once_fails_the_launch_with_every_containers_outcome() {
        Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", OBEYS),
                Bundles.container(
                        "migrate", "busybox:1.35", "\"memory\": 32, \"command\": [\"sh\", \"-c\", \"exit 3\"]"));
        try (Ebemu ebemu = new Ebemu(directory)) {
            Finished up = ebemu.run("up");

            assertThat(up.exitCode()).as(up.toString()).isEqualTo(7);
            assertThat(up.error() + up.output()).contains("Essential container in task exited", "migrate", "3");
            assertThat(Docker.run("ps", "-q", "--filter", ebemu.label())).isEmpty();
        }
    }

    @Test
    void a_taken_port_is_said_with_its_holder_and_the_way_out() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                Ebemu ebemu = new Ebemu(directory)) {
            String port = Integer.toString(taken.getLocalPort());
            Bundles.of(
                    directory,
                    Bundles.container(
                            "web",
                            "busybox:1.35",
                            OBEYS + ", \"portMappings\": [{\"hostPort\": " + port + ", \"containerPort\": 80}]"));

            Finished up = ebemu.run("up", "-d");

            assertThat(up.exitCode()).as(up.toString()).isEqualTo(8);
            assertThat(up.error() + up.output())
                    .contains(port, "process " + ProcessHandle.current().pid(), "--port-offset");
            assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        }
    }

    @Test
    void a_port_taken_by_a_container_names_the_container() {
        String holder = Docker.run("run", "-d", "-p", "80", "busybox:1.35", "sleep", "600");
        try (Ebemu ebemu = new Ebemu(directory)) {
            String name = Docker.run("inspect", "--format", "{{.Name}}", holder).substring(1);
            String published =
                    Docker.run("port", holder, "80").lines().findFirst().orElseThrow();
            String port = published.substring(published.lastIndexOf(':') + 1);
            Bundles.of(
                    directory,
                    Bundles.container(
                            "web",
                            "busybox:1.35",
                            OBEYS + ", \"portMappings\": [{\"hostPort\": " + port + ", \"containerPort\": 80}]"));

            Finished up = ebemu.run("up");

            assertThat(up.exitCode()).as(up.toString()).isEqualTo(8);
            assertThat(up.error() + up.output()).contains(port, name, "--port-offset");
        } finally {
            Docker.run("rm", "-f", holder);
        }
    }

    @Test
    void no_engine_is_said_with_what_to_do() {
        Bundles.of(directory, Bundles.container("web", "busybox:1.35", OBEYS));
        Ebemu ebemu = new Ebemu(directory);
        Map<String, String> nowhere = Map.of("DOCKER_HOST", "unix://" + directory.resolve("no.sock"));

        Finished up = ebemu.run(nowhere, "up");

        assertThat(up.exitCode()).as(up.toString()).isEqualTo(5);
        assertThat(up.error()).contains("no.sock", "DOCKER_HOST");
        Finished doctor = ebemu.run(nowhere, "doctor");
        assertThat(doctor.exitCode()).isEqualTo(5);
    }

    @Test
    void an_image_that_cannot_be_had_is_said_with_the_registrys_words() {
        Bundles.of(directory, Bundles.container("web", "localhost:1/nobody/nothing:9", OBEYS));
        try (Ebemu ebemu = new Ebemu(directory)) {
            Finished up = ebemu.run("up", "-d");

            assertThat(up.exitCode()).as(up.toString()).isEqualTo(6);
            assertThat(up.error() + up.output())
                    .contains("localhost:1/nobody/nothing:9", "connection refused", "docker login");
            assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        }
    }

    @Test
    void logs_come_from_stopped_containers_too() {
        Bundles.of(
                directory,
                Bundles.container("web", "busybox:1.35", OBEYS),
                Bundles.container(
                        "hello",
                        "busybox:1.35",
                        "\"essential\": false, \"memory\": 32, \"command\": [\"sh\", \"-c\", \"echo hello there\"]"));
        try (Ebemu ebemu = new Ebemu(directory)) {
            assertThat(ebemu.run("up", "-d").exitCode()).isZero();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(ebemu.run("logs", "hello").output()).contains("hello there"));
        }
    }

    private static void awaitRunning(Ebemu ebemu) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Finished status = ebemu.run("status", "--json");
            return status.exitCode() == 0
                    && Ebemu.json(status)
                            .path("task")
                            .path("lastStatus")
                            .asText()
                            .equals("RUNNING");
        });
    }
}
