/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.NetworkBinding;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UpCommandTest {

    private final TestCli cli = new TestCli();
    private final FakeEnvironment environment = new FakeEnvironment(States.running("fibonacci"), true);

    @Test
    void tells_the_steps_then_where_the_environment_is_reached_and_then_its_logs() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        cli.emulator.events.add(States.step(1, "container:nginx", Phase.DONE, "Starting container:nginx"));
        environment.stopped.complete(States.stoppedByUser());

        Result result = cli.run("up");

        assertThat(result.out()).startsWith("""
                        + Starting container:nginx
                        Environment fibonacci is up: http://localhost:8080 (nginx)
                        Environment fibonacci is up: 127.0.0.1:54321 (db1, postgres 16.4)
                        """);
        assertThat(cli.emulator.calls).contains("logs fibonacci [] tail=-1 follow=true");
    }

    @Test
    void a_range_of_ports_is_told_in_one_line() {
        NetworkBinding range = new NetworkBinding("0.0.0.0", 8000, 40_000, 11, Protocol.UDP);
        FakeEnvironment published = new FakeEnvironment(States.running("fibonacci", range), true);
        cli.emulator.launch = (bundle, options, listener) -> published;
        published.stopped.complete(States.stoppedByUser());

        assertThat(cli.run("up").out()).contains("Environment fibonacci is up: udp ports 40000-40010 (nginx)");
    }

    @Test
    void ctrl_c_stops_the_environment_gracefully_and_exits_130() throws Exception {
        cli.emulator.launch = (bundle, options, listener) -> environment;

        CompletableFuture<Result> up = cli.start("up");
        assertThat(environment.awaited.await(10, TimeUnit.SECONDS)).isTrue();
        cli.signals.raise();

        assertThat(up.get().exitCode()).isEqualTo(130);
        assertThat(environment.calls).containsExactly("stop", "close");
        assertThat(cli.outSoFar()).contains("Stopping (Ctrl-C again to leave at once)");
        assertThat(cli.halts).isEmpty();
    }

    @Test
    void a_second_ctrl_c_leaves_at_once_and_says_how_to_clean_up() throws Exception {
        cli.emulator.launch = (bundle, options, listener) -> environment;

        CompletableFuture<Result> up = cli.start("up");
        assertThat(environment.awaited.await(10, TimeUnit.SECONDS)).isTrue();
        cli.signals.raise();
        cli.signals.raise();

        up.get();
        assertThat(cli.halts).containsExactly(130);
        assertThat(cli.errSoFar()).contains("`ebemu down`");
    }

    @Test
    void ctrl_c_while_launching_cancels_the_launch() throws Exception {
        CountDownLatch launching = new CountDownLatch(1);
        cli.emulator.launch = (bundle, options, listener) -> {
            launching.countDown();
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("never counted down");
            } catch (InterruptedException e) {
                throw new OperationCancelledException("cancelled; what was begun has been removed");
            }
        };

        CompletableFuture<Result> up = cli.start("up");
        assertThat(launching.await(10, TimeUnit.SECONDS)).isTrue();
        cli.signals.raise();

        assertThat(up.get().exitCode()).isEqualTo(130);
        assertThat(cli.errSoFar()).isEqualTo("ebemu: cancelled; what was begun has been removed\n");
    }

    @Test
    void a_task_that_stops_by_itself_is_exit_code_7_with_every_container_s_fate() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        cli.emulator.logs.add(States.log("worker", "allocating"));
        environment.stopped.complete(States.failed("fibonacci").task().orElseThrow());

        Result result = cli.run("up");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("""
                        The last lines of worker:
                          | allocating
                        ebemu: ECS task stopped due to: Essential container in task exited
                          nginx: exit code 0
                          worker: exit code 137, OutOfMemoryError: Container killed due to memory usage
                        """);
        assertThat(environment.calls).containsExactly("stop", "close");
        assertThat(cli.emulator.calls).contains("logs fibonacci [worker] tail=10 follow=false");
    }

    @Test
    void a_task_that_another_ebemu_stopped_is_no_failure() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        environment.stopped.complete(States.stoppedByUser());

        Result result = cli.run("up");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("was stopped by another ebemu");
        assertThat(environment.calls).containsExactly("close");
    }

    @Test
    void logs_that_cannot_be_read_do_not_hide_why_the_task_stopped() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        cli.emulator.logFailure = Optional.of(new UsageException("no such container"));
        environment.stopped.complete(States.failed("fibonacci").task().orElseThrow());

        Result result = cli.run("up");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).startsWith("ebemu: ECS task stopped due to:").doesNotContain("no such container");
    }

    @Test
    void a_failed_launch_shows_the_last_lines_of_what_failed() {
        cli.emulator.states.put("fibonacci", States.failed("fibonacci"));
        cli.emulator.logs.add(States.log("worker", "allocating"));
        cli.emulator.launch = (bundle, options, listener) -> {
            throw new EnvironmentFailedException("ECS task stopped due to: this");
        };

        Result result = cli.run("up");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("""
                        The last lines of worker:
                          | allocating
                        ebemu: ECS task stopped due to: this
                        """);
    }

    @Test
    void an_environment_that_another_process_supervises_unchanged_is_left_to_it() {
        cli.emulator.launch = (bundle, options, listener) -> new FakeEnvironment(States.running("fibonacci"), false);

        Result result = cli.run("up");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        Environment fibonacci runs unchanged; there was nothing to do.
                        Environment fibonacci is up: http://localhost:8080 (nginx)
                        Environment fibonacci is up: 127.0.0.1:54321 (db1, postgres 16.4)
                        """);
    }

    @Test
    void json_is_a_stream_of_events_alone_on_standard_output() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        cli.emulator.events.add(States.step(1, "container:nginx", Phase.DONE, "Starting container:nginx"));
        environment.stopped.complete(States.stoppedByUser());

        Result result = cli.run("up", "--json");

        assertThat(result.out().lines()).allMatch(line -> line.startsWith("{\"EventDate\":"));
        assertThat(result.err()).contains("Environment fibonacci is up: http://localhost:8080 (nginx)");
    }

    @Test
    void options_reach_the_emulator() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        environment.stopped.complete(States.stoppedByUser());

        cli.run(
                "up",
                "--build",
                "--pull",
                "never",
                "--port-offset",
                "10000",
                "--timeout",
                "1m30s",
                "--strict",
                "--instance-type",
                "m5.large",
                "--property",
                "URL=http://x?a=b",
                "--property",
                "EMPTY=");

        assertThat(cli.emulator.launchedWith)
                .contains(new LaunchOptions(
                        new HostPorts.Offset(10000), PullPolicy.NEVER, true, Duration.ofSeconds(90), false));
        assertThat(cli.emulator.launched.orElseThrow().properties())
                .isEqualTo(Map.of("URL", "http://x?a=b", "EMPTY", ""));
        assertThat(cli.emulator.launched.orElseThrow().strict()).isTrue();
        assertThat(cli.emulator.launched.orElseThrow().instanceType()).contains("m5.large");
    }

    @Test
    void defaults_are_production_s_ports_missing_images_and_ten_minutes() {
        cli.emulator.launch = (bundle, options, listener) -> environment;
        environment.stopped.complete(States.stoppedByUser());

        cli.run("up");

        assertThat(cli.emulator.launchedWith).contains(LaunchOptions.standard());
    }

    @Test
    void random_ports_and_an_offset_exclude_each_other() {
        Result result = cli.run("up", "--random-ports", "--port-offset", "1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("mutually exclusive");
    }

    @Test
    void a_property_without_a_name_is_a_usage_error_that_does_not_repeat_it() {
        Result result = cli.run("up", "--property", "s3cret");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("expected KEY=VALUE").doesNotContain("s3cret");
    }

    @Test
    void a_timeout_must_be_a_duration() {
        assertThat(cli.run("up", "--timeout", "soon").exitCode()).isEqualTo(2);
        assertThat(cli.run("up", "--timeout", "0s").exitCode()).isEqualTo(2);
        assertThat(cli.errSoFar()).contains("expected a duration such as 90s, 10m or 1h30m, got \"soon\"");
    }
}
