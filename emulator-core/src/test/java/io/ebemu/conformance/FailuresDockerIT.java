/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a container leaves behind that cannot be had or cannot start. */
class FailuresDockerIT {

    private static final String NOWHERE = "ebemu-conformance/nowhere:1";

    @Scenario(
            id = "C62",
            name = "bad executable",
            setup = "`a!` runs `/nope`, `b!` runs",
            expected = "a: `CannotStartContainerError`, no exit code; b is stopped; the task failed to start",
            boundSeconds = 45)
    void an_essential_container_that_cannot_start_ends_the_task(Trial trial) {
        trial.fails(Dockerrun.of(
                Container.essential("a").with("command", new String[] {"/nope"}),
                Container.essential("b").sleeps()));

        assertCannotStart(trial.reported("a"), "/nope");
        assertThat(trial.reported("b").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(trial.task().stoppedReason()).contains("Task failed to start");
        assertThat(trial.containers(false)).isEmpty();
    }

    @Scenario(
            id = "C63",
            name = "bad executable of a non-essential container",
            setup = "`b?` runs `/nope`, `a!` runs",
            expected = "a runs on; b's error is reported",
            boundSeconds = 15)
    void a_container_that_cannot_start_does_not_harm_the_task_it_is_not_essential_to(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("a").sleeps(), Container.optional("b").with("command", new String[] {"/nope"})));

        assertCannotStart(trial.reported("b"), "/nope");
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
    }

    @Scenario(
            id = "C64",
            name = "missing image",
            setup = "an image that is nowhere: on `b?`, then on `a!`",
            expected = "on b the rest runs and b's reason is `CannotPull…`; on a the task stops",
            boundSeconds = 30)
    void an_image_that_cannot_be_pulled_matters_as_much_as_its_container(Trial trial) {
        Environment environment = trial.up(Dockerrun.of(
                Container.essential("a").sleeps(),
                Container.optional("b").sleeps().image(NOWHERE)));

        assertThat(trial.reported("b").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(trial.reported("b").reason().orElseThrow()).startsWith("CannotPull");
        assertThat(trial.task().lastStatus()).isEqualTo(TaskStatus.RUNNING);
        environment.stop();

        EbemuException failure = trial.fails(Dockerrun.of(
                Container.essential("a").sleeps().image(NOWHERE),
                Container.optional("b").sleeps()));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.IMAGE_UNAVAILABLE);
        assertThat(failure).hasMessageContaining(NOWHERE);
        assertThat(trial.containers(false)).isEmpty();
    }

    @Scenario(
            id = "C65",
            name = "an image that is only here",
            setup = "`a!` of an image that no registry has",
            expected = "it runs although there is nothing to pull",
            boundSeconds = 15)
    void an_image_that_is_here_needs_no_registry(Trial trial) {
        trial.up(
                Dockerrun.of(Container.essential("a").image(TestImages.VARIABLE).sleeps()));

        assertThat(trial.exec("a", "echo $IMG")).isEqualTo("1");
    }

    @Scenario(
            id = "C66",
            name = "host port taken",
            setup = "a process of the host holds the port of `a!`",
            expected = "a: `CannotStartContainerError … address already in use`, left created, no exit code",
            boundSeconds = 20,
            note =
                    "As in production if the port is taken while a waits for another container. A port that is taken from"
                            + " the first is refused before anything is created, with the same port in the message.")
    void a_taken_host_port_is_refused_or_ends_the_start(Trial trial) throws IOException {
        int port = 22590;
        try (ServerSocket holder = new ServerSocket(port)) {
            EbemuException refused =
                    trial.fails(Dockerrun.of(Container.essential("a").sleeps().port(holder.getLocalPort(), 80)));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.RESOURCE_CONFLICT);
            assertThat(refused).hasMessageContaining(Integer.toString(port));
            assertThat(trial.containers(true)).isEmpty();
        }

        CompletableFuture<ServerSocket> taken = takenOnce(trial, "b", port);
        trial.fails(Dockerrun.of(
                Container.essential("a").sleeps().port(port, 80).dependsOn("b", "COMPLETE"),
                Container.optional("b").sh("sleep 3")));

        taken.join().close();
        assertCannotStart(trial.reported("a"), "address already in use");
        assertThat(trial.inspect("a").at("/State/Status").asText()).isEqualTo("created");
    }

    private static CompletableFuture<ServerSocket> takenOnce(Trial trial, String container, int port) {
        EngineEvents events = trial.events();
        return CompletableFuture.supplyAsync(() -> {
            events.await(Duration.ofSeconds(15), event -> event.is("start", container));
            try {
                return new ServerSocket(port);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void assertCannotStart(ContainerSnapshot container, String why) {
        assertThat(container.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(container.exitCode()).isEmpty();
        assertThat(container.reason().orElseThrow())
                .startsWith("CannotStartContainerError")
                .contains(why);
    }
}
