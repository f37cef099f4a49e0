/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.Announced;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.TaskStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments on a real engine, through the public API alone. */
@Timeout(180)
class DeployDockerIT {

    /** Takes a second to end when it is told to. */
    private static final String RUNS = "trap 'sleep 1; exit 0' TERM; sleep 600 & wait";

    private final EnvironmentId id = new EnvironmentId("it-" + new SystemHost().randomHex(8));
    private final Engine engine = DockerEngine.connect(Optional.empty(), new SystemHost());
    private final BeanstalkEmulator emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
    private final List<EnvironmentEvent> events = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void removeAll() throws IOException {
        emulator.terminate(id, true, event -> {});
        emulator.close();
        engine.close();
    }

    @Test
    @SuppressWarnings("try") // open for as long as the block lasts
    void all_of_the_old_task_has_stopped_before_anything_of_the_new_one_is_created() throws IOException {
        Environment environment = emulator.launch(bundle(RUNS), LaunchOptions.standard(), events::add);
        List<String> oldNames = names();
        Recorder recorder = new Recorder();

        try (var following = engine.events().follow(Labels.of(id), recorder)) {
            environment.deploy(bundle(RUNS + " # v2"), labelled("v2"));
        }

        assertThat(names()).hasSize(2).doesNotContainAnyElementsOf(oldNames).allMatch(name -> name.contains("-2-"));
        assertThat(environment.state().task().orElseThrow().taskDefinitionArn()).endsWith(":2");
        assertThat(environment.state().versionLabel()).isEqualTo("v2");
        assertThat(recorder.first("create", "-2-")).isAfter(recorder.last("die", "-1-"));
        environment.release();
    }

    @Test
    void a_version_that_ends_at_once_gets_two_attempts_and_there_is_no_way_back_but_a_deployment() throws IOException {
        Environment environment = emulator.launch(bundle(RUNS), LaunchOptions.standard(), events::add);
        String first = environment.state().versionLabel();
        events.clear();

        assertThatThrownBy(() -> environment.deploy(bundle("exit 3"), labelled("broken")))
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContaining("web: exit code 3");

        assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(environment.state().versionLabel()).isEqualTo("broken");
        environment.deploy(Bundle.of(directory), labelled(first));
        assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
        environment.release();
        assertThat(events.stream().filter(Announced.class::isInstance).map(EnvironmentEvent::message))
                .containsSubsequence(
                        "Environment update is starting.",
                        "Deploying new version to instance(s).",
                        "Failed to start ECS task, retrying...",
                        "Failed to start ECS task after retrying 2 times.")
                .contains("Failed to deploy application.")
                .contains("Environment update completed successfully.");
    }

    @ParameterizedTest(name = "killed after {0} ms")
    @ValueSource(ints = {200, 1200, 1600, 3000})
    void a_process_that_was_killed_while_it_deployed_leaves_an_environment_that_can_be_deployed_to(int milliseconds)
            throws IOException, InterruptedException {
        emulator.launch(bundle(RUNS), LaunchOptions.standard(), events::add).release();
        Process process = deployingProcess();
        // The moment of the kill is what is tested, so a fixed time is waited for and not an event.
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();

        assertThat(emulator.describe(id).orElseThrow().status()).isEqualTo("Ready");
        assertThat(emulator.describe(id).orElseThrow().supervisor()).isEmpty();
        Environment environment = emulator.deploy(Bundle.of(directory), DeployOptions.standard(), events::add);

        assertThat(environment.state().task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(engine.containers().list(Labels.of(id))).hasSize(2).allMatch(ContainerInfo::running);
        environment.release();
    }

    /** A process of its own that deploys; it says when it begins. */
    private Process deployingProcess() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeployingProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("Environment update is starting.");
        return process;
    }

    private Bundle bundle(String web) throws IOException {
        Files.writeString(directory.resolve("ebemu.yml"), "EnvironmentName: " + id + "\n");
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {
                  "AWSEBDockerrunVersion": 2,
                  "containerDefinitions": [
                    {"name": "web", "image": "busybox:1.35", "memory": 32, "links": ["api"],
                     "command": ["sh", "-c", "%s"]},
                    {"name": "api", "image": "busybox:1.35", "memory": 32, "essential": false,
                     "command": ["sh", "-c", "%s"]}
                  ]
                }
                """.formatted(web, RUNS));
        return Bundle.of(directory);
    }

    private List<String> names() {
        return engine.containers().list(Labels.of(id)).stream()
                .map(ContainerInfo::name)
                .toList();
    }

    private static DeployOptions labelled(String label) {
        DeployOptions standard = DeployOptions.standard();
        return new DeployOptions(Optional.of(label), standard.pullPolicy(), standard.build(), standard.timeout());
    }

    /** When the engine says that what happened to which container. */
    private static final class Recorder implements EngineEvents.Listener {

        private final List<EngineEvents.ContainerEvent> seen = new CopyOnWriteArrayList<>();

        @Override
        public void on(EngineEvents.ContainerEvent event) {
            seen.add(event);
        }

        @Override
        public void reconnected() {
            throw new AssertionError("events may have been lost");
        }

        Instant first(String action, String name) {
            return times(action, name).get(0);
        }

        Instant last(String action, String name) {
            List<Instant> times = times(action, name);
            return times.get(times.size() - 1);
        }

        private List<Instant> times(String action, String name) {
            return seen.stream()
                    .filter(event -> event.action().equals(action))
                    .filter(event -> event.attributes().getOrDefault("name", "").contains(name))
                    .map(EngineEvents.ContainerEvent::at)
                    .sorted()
                    .toList();
        }
    }
}
