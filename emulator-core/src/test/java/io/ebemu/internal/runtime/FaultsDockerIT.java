/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.DockerBench.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Container;
import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.EnvironmentEvent.ContainerChanged;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to containers in production, brought about on a real engine. */
@Timeout(120)
class FaultsDockerIT {

    private static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private static ContainerDefinition web(int hostPort) {
        return script("web", "nc -ll -p 80 -e echo pong & wait")
                .healthCheck(Optional.of(new HealthCheck(
                        List.of("CMD", "true"), Optional.of(5), Optional.empty(), Optional.empty(), Optional.empty())))
                .portMappings(List.of(new PortMapping(80, hostPort, Protocol.TCP)))
                .build();
    }

    private static ContainerDefinition worker() {
        return script("worker", "echo works; sleep 600 & wait").essential(false).build();
    }

    private static Task task(Environment environment) {
        return environment.state().task().orElseThrow();
    }

    private static String ask(Endpoint web) {
        try (Socket socket = new Socket(web.host(), web.port())) {
            socket.setSoTimeout(500);
            return new String(socket.getInputStream().readAllBytes()).strip();
        } catch (SocketTimeoutException e) {
            return "timeout";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_essential_container_that_is_killed_ends_the_task_and_another_does_not() throws InterruptedException {
        try (DockerBench bench = new DockerBench(directory, web(0), worker())) {
            Environment environment = bench.launch();

            environment.container("worker").kill();

            ContainerSnapshot worker = environment.container("worker").state();
            assertThat(worker.lastStatus()).isEqualTo(ContainerStatus.STOPPED);
            assertThat(worker.exitCode()).contains(137);
            assertThat(environment.history().await(ContainerChanged.class::isInstance, SOON))
                    .hasValueSatisfying(event ->
                            assertThat(event.message()).isEqualTo("Container worker stopped with exit code 137"));
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(environment.container("worker").log(1)).containsExactly("works");

            environment.container("web").kill();

            Task stopped = environment.awaitStopped();
            assertThat(stopped.lastStatus()).isEqualTo(TaskStatus.STOPPED);
            assertThat(stopped.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(stopped.stoppedReason()).contains("Essential container in task exited");
            assertThat(stopped.container("web").orElseThrow().exitCode()).contains(137);
            environment.release();
        }
    }

    @Test
    void who_talks_to_a_paused_container_waits_until_it_goes_on() {
        try (DockerBench bench = new DockerBench(directory, web(0))) {
            Environment environment = bench.launch();
            Container web = environment.container("web");
            await().atMost(SOON).until(() -> ask(web.endpoint()), "pong"::equals);

            web.pause();

            assertThat(ask(web.endpoint(80))).isEqualTo("timeout");
            assertThat(web.state().healthStatus()).isEqualTo(HealthStatus.UNHEALTHY);
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            web.unpause();
            assertThat(ask(web.endpoint())).isEqualTo("pong");
            web.pause();
            environment.stop();
            assertThat(bench.reported("web").lastStatus()).isEqualTo(ContainerStatus.STOPPED);
        }
    }

    @Test
    void a_container_without_memory_is_killed_and_ecs_says_why() throws InterruptedException {
        try (DockerBench bench = new DockerBench(directory, web(0))) {
            Environment environment = bench.launch();

            environment.container("web").exhaustMemory();

            Task stopped = environment.awaitStopped();
            ContainerSnapshot web = stopped.container("web").orElseThrow();
            assertThat(web.exitCode()).contains(137);
            assertThat(web.reason()).contains(OUT_OF_MEMORY);
            assertThat(stopped.stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            assertThat(environment.history().events())
                    .anySatisfy(event -> assertThat(event.message())
                            .isEqualTo("Container web stopped with exit code 137: " + OUT_OF_MEMORY));
            assertThat(bench.engine().containers().list(Labels.of(bench.environment(), Labels.ROLE_FAULT)))
                    .isEmpty();
            environment.release();
        }
    }

    @Test
    void a_container_that_its_policy_starts_again_has_its_memory_back() throws InterruptedException {
        ContainerDefinition greedy = script(
                        "greedy", "dd if=/dev/zero of=/tmp/kept bs=1M count=8; touch /tmp/done; sleep 600 & wait")
                .restartPolicy(Optional.of(new RestartPolicy(true, Set.of(), 1)))
                .build();
        try (DockerBench bench = new DockerBench(directory, greedy)) {
            Environment environment = bench.launch();
            Container container = environment.container("greedy");
            // A policy answers no end within its period.
            container.exec("sleep", "2");

            container.exhaustMemory();

            assertThat(environment.history().await(ContainerChanged.class::isInstance, SOON))
                    .hasValueSatisfying(event -> assertThat(event.message())
                            .isEqualTo("Container greedy exited with code 137 and was started again (restart 1);"
                                    + " its restartPolicy says so."));
            assertThat(container.state().restartCount()).contains(1);
            assertThat(container
                            .exec(
                                    "sh",
                                    "-c",
                                    "cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max")
                            .output())
                    .isEqualToIgnoringWhitespace(String.valueOf(32 << 20));
            assertThat(container
                            .exec("dd", "if=/dev/zero", "of=/dev/null", "bs=16M", "count=1")
                            .exitCode())
                    .isZero();
            environment.stop();
        }
    }

    @Test
    void a_restart_is_the_same_container_at_the_same_place_and_the_task_runs_on() throws InterruptedException {
        try (DockerBench bench = new DockerBench(directory, web(22101), worker())) {
            Environment environment = bench.launch();
            Container web = environment.container("web");
            ContainerInfo before = bench.container("web").orElseThrow();
            Endpoint endpoint = web.endpoint();
            web.exec("touch", "/left");

            web.restart();

            ContainerInfo after = bench.container("web").orElseThrow();
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.startedAt()).isNotEqualTo(before.startedAt());
            assertThat(web.endpoint()).isEqualTo(endpoint);
            assertThat(web.exec("ls", "/left").exitCode()).isZero();
            assertThat(web.state().restartCount()).contains(1);
            assertThat(task(environment).lastStatus()).isEqualTo(TaskStatus.RUNNING);
            assertThat(environment.history().events())
                    .filteredOn(event -> event instanceof ContainerChanged)
                    .extracting(event -> event.message())
                    .containsExactly("Container web was killed and started again (restart 1), as was asked for.");

            web.kill();

            assertThat(environment.awaitStopped().stopCode()).contains(StopCode.ESSENTIAL_CONTAINER_EXITED);
            environment.release();
        }
    }

    @Test
    void a_signal_ends_who_obeys_it_and_who_does_not_is_told_in_time() {
        ContainerDefinition stubborn = script("stubborn", "trap '' TERM; while true; do sleep 600; done")
                .essential(false)
                .build();
        try (DockerBench bench = new DockerBench(directory, web(0), worker(), stubborn)) {
            Environment environment = bench.launch();
            Container worker = environment.container("worker");

            worker.stop("SIGTERM", SOON);

            assertThat(worker.state().exitCode()).contains(0);
            assertThatThrownBy(() -> environment.container("stubborn").stop("SIGTERM", Duration.ofMillis(300)))
                    .isInstanceOf(EnvironmentFailedException.class)
                    .hasMessageStartingWith("container stubborn has not ended within 300 ms of SIGTERM");
            assertThat(environment.container("stubborn").state().lastStatus()).isEqualTo(ContainerStatus.RUNNING);
            environment.container("stubborn").kill();
            environment.stop();
        }
    }
}
