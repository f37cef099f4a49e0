/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code up -d} and its agent, with real pipes between them but in one process. */
@Timeout(20)
class DetachedUpTest {

    private final TestCli caller = new TestCli();
    private final TestCli agentSide = new TestCli();
    private final InProcessAgent agent = new InProcessAgent(agentSide);
    private final FakeEnvironment environment = new FakeEnvironment(States.running("fibonacci"), true);

    DetachedUpTest() {
        caller.agents = agent;
        agentSide.sockets = caller.sockets;
    }

    @Test
    void the_caller_shows_the_agent_s_events_and_returns_once_the_environment_is_up() throws Exception {
        agentSide.emulator.events.add(States.step(1, "container:nginx", Phase.DONE, "Starting container:nginx"));
        agentSide.emulator.launch = (bundle, options, listener) -> environment;

        Result result = caller.run("up", "-d");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        + Starting container:nginx
                        Environment fibonacci is up: http://localhost:8080 (nginx)
                        Environment fibonacci is up: 127.0.0.1:54321 (db1, postgres 16.4)
                        Took 0.0 s: task 0.0 s
                        """);
        awaitDetached();
        assertThat(agent.exit).isNotDone();
        assertThat(agentSide.detachedTo).containsExactly(Path.of("/app/.ebemu/fibonacci/agent.log"));
        agentSide.signals.raise();
        assertThat(agent.exit.get()).isZero();
    }

    @Test
    void a_signal_after_the_outcome_lets_go_of_the_environment_and_stops_nothing() throws Exception {
        agentSide.emulator.launch = (bundle, options, listener) -> environment;
        caller.run("up", "-d");
        awaitDetached();

        agentSide.signals.raise();

        assertThat(agent.exit.get()).isZero();
        assertThat(environment.calls).containsExactly("release");
    }

    @Test
    void later_events_go_to_the_log_file() throws Exception {
        agentSide.emulator.launch = (bundle, options, listener) -> {
            environment.stopped.thenAccept(task -> {
                listener.on(States.announced(Severity.ERROR, "ECS task stopped"));
                agentSide.signals.raise();
            });
            return environment;
        };
        caller.run("up", "-d");
        awaitDetached();

        environment.stopped.complete(States.stoppedByUser());

        assertThat(agent.exit.get()).isZero();
        assertThat(agentSide.detached.toString()).contains("\"Message\":\"ECS task stopped\"");
    }

    @Test
    void a_task_that_died_stays_supervised_until_the_agent_is_told() throws Exception {
        agentSide.emulator.launch = (bundle, options, listener) -> environment;
        caller.run("up", "-d");
        awaitDetached();
        environment.stopped.complete(States.failed("fibonacci").task().orElseThrow());

        assertThat(agent.exit).isNotDone();
        agentSide.signals.raise();
        assertThat(agent.exit.get()).isZero();
    }

    @Test
    void a_failure_has_the_same_exit_code_and_text_as_in_the_foreground() throws Exception {
        caller.emulator.states.put("fibonacci", States.failed("fibonacci"));
        caller.emulator.logs.add(States.log("worker", "allocating"));
        agentSide.emulator.launch = (bundle, options, listener) -> {
            throw new EnvironmentFailedException("ECS task stopped due to: this");
        };

        Result result = caller.run("up", "-d");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("""
                        The last lines of worker:
                          | allocating
                        ebemu: ECS task stopped due to: this
                        """);
        assertThat(agent.exit.get()).isEqualTo(7);
    }

    @Test
    void ctrl_c_in_the_caller_cancels_the_agent_s_launch_and_waits_for_its_clean_up() throws Exception {
        CountDownLatch launching = new CountDownLatch(1);
        agentSide.emulator.launch = (bundle, options, listener) -> {
            launching.countDown();
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("never counted down");
            } catch (InterruptedException e) {
                throw new OperationCancelledException("cancelled; what was begun has been removed");
            }
        };

        CompletableFuture<Result> up = caller.start("up", "-d");
        assertThat(launching.await(10, TimeUnit.SECONDS)).isTrue();
        caller.signals.raise();

        assertThat(up.get().exitCode()).isEqualTo(130);
        assertThat(up.get().err()).isEqualTo("ebemu: cancelled; what was begun has been removed\n");
        assertThat(agent.exit.get()).isEqualTo(130);
    }

    @Test
    void an_unchanged_environment_keeps_its_agent_and_the_new_one_ends() throws Exception {
        agentSide.emulator.launch =
                (bundle, options, listener) -> new FakeEnvironment(States.running("fibonacci"), false);

        Result result = caller.run("up", "-d");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("Environment fibonacci runs unchanged; there was nothing to do.\n");
        assertThat(agent.exit.get()).isZero();
        assertThat(agentSide.detachedTo).isEmpty();
    }

    @Test
    void json_is_the_status_of_the_environment_and_progress_goes_to_standard_error() {
        caller.emulator.states.put("fibonacci", States.running("fibonacci"));
        agentSide.emulator.events.add(States.step(1, "container:nginx", Phase.DONE, "Starting container:nginx"));
        agentSide.emulator.launch =
                (bundle, options, listener) -> new FakeEnvironment(States.running("fibonacci"), false);

        Result result = caller.run("up", "-d", "--json");

        assertThat(result.out()).startsWith("{").contains("\"EnvironmentName\" : \"fibonacci\"");
        assertThat(result.err()).contains("Starting container:nginx").contains("is up");
    }

    @Test
    void the_whole_request_reaches_the_agent() {
        agentSide.emulator.launch =
                (bundle, options, listener) -> new FakeEnvironment(States.running("fibonacci"), false);

        caller.run("up", "-d", "--host", "tcp://build:2375", "--property", "PASSWORD=s3cret", "--random-ports");

        assertThat(agentSide.emulator.calls).startsWith("open tcp://build:2375");
        assertThat(agentSide.emulator.launched.orElseThrow().properties()).containsEntry("PASSWORD", "s3cret");
    }

    @Test
    void an_agent_that_dies_without_a_word_is_a_bug() {
        agentSide.factory = dockerHost -> {
            throw new IllegalStateException("surprise");
        };

        Result result = caller.run("up", "-d");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("the agent process ended without telling why");
    }

    @Test
    void an_agent_without_a_request_is_a_usage_error() {
        Result result = agentSide.run("agent");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("use `ebemu up -d`");
    }

    private void awaitDetached() {
        await().until(() -> !agentSide.detachedTo.isEmpty());
    }
}
