/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EnvironmentFailedException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one terminal does to the environment that {@code up} supervises in another, or that nobody answers for. */
@Timeout(20)
class SupervisedElsewhereTest {

    private final TestCli up = new TestCli();
    private final TestCli other = new TestCli();
    private final FakeEnvironment environment = new FakeEnvironment(States.running("fibonacci"), true);

    SupervisedElsewhereTest() {
        other.sockets = up.sockets;
        other.emulator.states.put("fibonacci", environment.state());
        up.emulator.launch = (bundle, options, listener) -> environment;
    }

    @Test
    void a_foreground_up_goes_on_with_the_task_that_another_terminal_deployed() throws Exception {
        CompletableFuture<Result> running = startUp();

        assertThat(other.run("deploy", "-e", "fibonacci").exitCode()).isZero();

        await().until(() -> Collections.frequency(up.emulator.calls, "logs fibonacci [] tail=-1 follow=true") == 2);
        assertThat(running).isNotDone();
        up.signals.raise();
        assertThat(running.get().exitCode()).isEqualTo(130);
        assertThat(environment.calls).endsWith("stop", "close");
    }

    @Test
    void a_foreground_up_waits_for_another_deployment_after_one_that_left_no_task() throws Exception {
        CompletableFuture<Result> running = startUp();
        environment.deployment = () -> {
            environment.state = States.failed("fibonacci");
            environment.stopped.complete(States.failed("fibonacci").task().orElseThrow());
            throw new EnvironmentFailedException("ECS task stopped due to: this");
        };
        assertThat(other.run("deploy", "-e", "fibonacci").exitCode()).isEqualTo(7);

        await().until(() -> up.outSoFar().contains("No task runs. `ebemu deploy` replaces it"));
        assertThat(running).isNotDone();
        environment.deployment = () -> environment.state = States.running("fibonacci");
        assertThat(other.run("deploy", "-e", "fibonacci").exitCode()).isZero();
        environment.stopped.complete(States.failed("fibonacci").task().orElseThrow());

        assertThat(running.get().exitCode()).isEqualTo(7);
    }

    @Test
    void a_bundle_that_is_refused_leaves_the_task_alone_and_its_end_is_the_end() throws Exception {
        CompletableFuture<Result> running = startUp();
        environment.deployment = () -> {
            throw new EnvironmentFailedException("refused before anything was touched");
        };
        assertThat(other.run("deploy", "-e", "fibonacci").exitCode()).isEqualTo(7);

        environment.stopped.complete(States.failed("fibonacci").task().orElseThrow());

        assertThat(running.get().exitCode()).isEqualTo(7);
    }

    @Test
    void a_foreground_up_ends_without_a_failure_when_another_terminal_takes_the_environment_down() throws Exception {
        CompletableFuture<Result> running = startUp();

        assertThat(other.run("down", "-e", "fibonacci").exitCode()).isZero();

        assertThat(running.get().exitCode()).isZero();
        assertThat(running.get().out()).contains("was stopped by another ebemu");
        assertThat(up.emulator.calls).contains("down fibonacci");
        assertThat(other.emulator.calls).doesNotContain("down fibonacci");
        assertThat(environment.calls).doesNotContain("stop");
    }

    @Test
    void down_asks_whoever_listens_beside_the_bundle_before_any_engine() throws Exception {
        CompletableFuture<Result> running = startUp();
        other.emulator.states.clear();
        other.emulator.records = Optional.of(environment.state().stateDirectory());

        Result down = other.run("down", "-e", "fibonacci");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(down.out()).doesNotContain("There is no environment");
        assertThat(running.get().out()).contains("was stopped by another ebemu");
        assertThat(up.emulator.calls).contains("down fibonacci");
        assertThat(other.emulator.calls).doesNotContain("down fibonacci");
    }

    @Test
    void down_does_the_work_itself_where_whoever_listens_hangs_up(@TempDir Path directory) throws IOException {
        Path socket = up.sockets.of(directory).files().get(0);
        try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            deaf.bind(UnixDomainSocketAddress.of(socket));
            other.emulator.states.put("fibonacci", States.at(directory, "fibonacci"));
            CompletableFuture<Void> hangsUp = CompletableFuture.runAsync(() -> {
                try {
                    deaf.accept().close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            Result down = other.run("down", "-e", "fibonacci");

            hangsUp.join();
            assertThat(down.exitCode()).as(down.err()).isZero();
            assertThat(other.emulator.calls).contains("down fibonacci");
        }
    }

    @Test
    void a_socket_that_a_killed_agent_left_is_nobody(@TempDir Path directory) throws Exception {
        Path socket = up.sockets.of(directory).files().get(0);
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        environment.state = States.at(directory, "fibonacci");
        other.emulator.states.put("fibonacci", environment.state);
        InProcessAgent agent = new InProcessAgent(up);
        other.agents = agent;

        assertThat(other.run("deploy", "-e", "fibonacci").exitCode()).isZero();

        assertThat(up.emulator.calls).anyMatch(call -> call.startsWith("deploy "));
        up.signals.raise();
        assertThat(agent.exit.get()).isZero();
        assertThat(socket).doesNotExist();
    }

    private CompletableFuture<Result> startUp() throws InterruptedException {
        CompletableFuture<Result> running = up.start("up");
        assertThat(environment.awaited.await(10, TimeUnit.SECONDS)).isTrue();
        return running;
    }
}
