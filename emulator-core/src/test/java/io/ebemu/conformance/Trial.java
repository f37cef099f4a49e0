/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.error.EbemuException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.Problem;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * One scenario being played: an environment of its own, ebemu's public API to bring it up, the engine to see what it
 * really is, and a stopwatch. Nothing is left of it afterwards, whatever happens.
 */
final class Trial implements AutoCloseable {

    private final EnvironmentId environment;
    private final Workplace workplace = new Workplace();
    private final BeanstalkEmulator emulator = Ebemu.emulator(EmulatorOptions.standard());
    private final List<Environment> launched = new ArrayList<>();
    private final List<EngineEvents> followed = new ArrayList<>();
    private final List<Thread> begun = new ArrayList<>();
    private final List<EnvironmentEvent> told = new CopyOnWriteArrayList<>();
    private final Map<String, List<Duration>> notes = new LinkedHashMap<>();
    private final Stopwatch stopwatch = new Stopwatch();
    private Map<String, String> properties = Map.of();
    private Optional<String> instanceType = Optional.empty();

    Trial(String scenario) {
        String random = UUID.randomUUID().toString().substring(0, 8);
        this.environment = new EnvironmentId("conf-" + scenario.toLowerCase(Locale.ROOT) + "-" + random);
    }

    EnvironmentId environment() {
        return environment;
    }

    /** The bundle's directory, which goes with the trial. */
    Path directory() {
        return workplace.directory();
    }

    BeanstalkEmulator emulator() {
        return emulator;
    }

    /** Environment properties of all launches to come. */
    Trial properties(Map<String, String> all) {
        properties = Map.copyOf(all);
        return this;
    }

    /** The instance type of all launches to come. */
    Trial instanceType(String type) {
        instanceType = Optional.of(type);
        return this;
    }

    /** The bundle with this file. */
    Bundle bundle(Dockerrun dockerrun) {
        dockerrun.write(directory());
        return new Bundle(directory(), Optional.of(environment.name()), properties, instanceType, false);
    }

    /** Launches with production's host ports, supervised until the trial ends. */
    Environment up(Dockerrun dockerrun) {
        return up(dockerrun, LaunchOptions.standard());
    }

    Environment up(Dockerrun dockerrun, LaunchOptions options) {
        Bundle bundle = bundle(dockerrun);
        stopwatch.start();
        Environment up = emulator.launch(bundle, options, told::add);
        launched.add(up);
        return up;
    }

    /** A launch that does not end while the scenario looks on; it is cancelled at the end. */
    void begin(Dockerrun dockerrun) {
        Bundle bundle = bundle(dockerrun);
        stopwatch.start();
        Thread launching = new Thread(
                () -> catchThrowable(() -> emulator.launch(bundle, LaunchOptions.standard(), told::add)), "begun");
        launching.start();
        begun.add(launching);
    }

    /** A launch that must fail, and how it did. */
    EbemuException fails(Dockerrun dockerrun) {
        EbemuException failure = catchThrowableOfType(EbemuException.class, () -> up(dockerrun));
        assertThat(failure).as("a launch that should have failed").isNotNull();
        return failure;
    }

    /** Launches a task that ends by itself, be it so early that the launch fails, and waits for its end. */
    Task ends(Dockerrun dockerrun) {
        try {
            up(dockerrun);
        } catch (EnvironmentFailedException e) {
            assertThat(e).hasMessageContaining(task().stoppedReason().orElseThrow());
        }
        await(Duration.ofMinutes(2), () -> assertThat(task().lastStatus()).isEqualTo(TaskStatus.STOPPED));
        return task();
    }

    /** What is wrong with a file that is refused, one message a line; nothing must have been created. */
    String refusal(Dockerrun dockerrun) {
        EbemuException refused = fails(dockerrun);
        assertThat(containers(true)).isEmpty();
        String errors = emulator.validate(bundle(dockerrun)).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
        assertThat(refused.getMessage().lines())
                .as("the launch says what validate says")
                .containsAll(errors.lines().toList());
        return errors;
    }

    /** Lets go of what was launched, and takes it down. */
    void down() {
        letGo();
        emulator.down(environment, told::add);
    }

    /** The events that ebemu has told so far. */
    List<EnvironmentEvent> told() {
        return List.copyOf(told);
    }

    /** The task as ebemu reports it. */
    Task task() {
        return emulator.describe(environment).orElseThrow().task().orElseThrow();
    }

    /** A container as ebemu reports it. */
    ContainerSnapshot reported(String container) {
        return task().container(container).orElseThrow();
    }

    /** A container as the engine has it; empty if it was never created. */
    Optional<JsonNode> inspectIfThere(String container) {
        String label = "label=com.amazonaws.ecs.container-name=" + container;
        String newest = Docker.run("ps", "-aq", "--no-trunc", "--latest", "--filter", ours(), "--filter", label);
        return newest.isEmpty() ? Optional.empty() : Optional.of(Docker.inspect(newest));
    }

    /** A container as the engine has it. */
    JsonNode inspect(String container) {
        return inspectIfThere(container)
                .orElseThrow(() -> new AssertionError("the engine has no container " + container));
    }

    /** Runs a script in a running container; it must succeed. */
    String exec(String container, String script) {
        return Docker.run("exec", inspect(container).path("Id").asText(), "sh", "-c", script);
    }

    /** Runs a script in a running container; it may fail. */
    Finished attempt(String container, String script) {
        return Docker.attempt("", "exec", inspect(container).path("Id").asText(), "sh", "-c", script);
    }

    /** The ids of this environment's containers. */
    List<String> containers(boolean alsoStopped) {
        String ids = Docker.run("ps", alsoStopped ? "-aq" : "-q", "--filter", ours());
        return ids.lines().toList();
    }

    /** The engine's events of this environment, from now on. */
    EngineEvents events() {
        EngineEvents events = EngineEvents.of(environment);
        followed.add(events);
        return events;
    }

    /** Waits until all of it holds; what fails meanwhile, with whatever error, is tried again. */
    void await(Duration deadline, ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(deadline)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    /** Looks again and again for that long: all of it must hold every time. */
    void holds(Duration time, ThrowingRunnable assertion) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .during(time)
                .atMost(time.plusSeconds(10))
                .untilAsserted(assertion);
    }

    /** What the scenario expects was seen: the stopwatch stops, if it has not already. */
    void observed() {
        stopwatch.stop();
    }

    /** Fails if more seconds passed until what was expected. */
    void within(int seconds) {
        assertThat(seconds())
                .as("seconds from the first launch to what is expected")
                .isLessThanOrEqualTo(seconds);
    }

    double seconds() {
        return stopwatch.seconds();
    }

    /** Keeps a latency for the page; of several with one name it shows the median. */
    void note(String name, Duration latency) {
        notes.computeIfAbsent(name, key -> new ArrayList<>()).add(latency);
    }

    Map<String, List<Duration>> notes() {
        return notes;
    }

    @Override
    public void close() throws IOException {
        try {
            followed.forEach(EngineEvents::close);
            begun.forEach(Trial::cancel);
            letGo();
            // Some do not stop when told: killed, they need not be waited for.
            containers(false).forEach(id -> Docker.attempt("", "kill", id));
            emulator.terminate(environment, true, event -> {});
            assertThat(containers(true)).as("containers left behind").isEmpty();
            assertThat(volumes()).as("volumes left behind").isEmpty();
        } finally {
            containers(true).forEach(id -> Docker.attempt("", "rm", "--force", "--volumes", id));
            volumes().forEach(name -> Docker.attempt("", "volume", "rm", name));
            emulator.close();
            workplace.close();
        }
    }

    /** The names of this environment's volumes. */
    private List<String> volumes() {
        return Docker.run("volume", "ls", "-q", "--filter", ours()).lines().toList();
    }

    private static void cancel(Thread launching) {
        launching.interrupt();
        try {
            launching.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letGo() {
        launched.forEach(Environment::close);
        launched.clear();
    }

    private String ours() {
        return "label=io.ebemu.environment=" + environment;
    }
}
