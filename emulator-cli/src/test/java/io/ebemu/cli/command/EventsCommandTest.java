/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ServiceChanged;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import io.ebemu.event.Severity;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventsCommandTest {

    private static final EnvironmentEvent FIRST = States.announced(Severity.INFO, "createEnvironment is starting.");
    private static final EnvironmentEvent SECOND = States.announced(Severity.ERROR, "ECS task stopped.\n(web: )");
    private static final EnvironmentEvent THIRD = States.announced(Severity.WARN, "Failed to start ECS task");

    private final SupervisedByAgent setting = new SupervisedByAgent();
    private final TestCli cli = setting.caller;

    @Test
    void each_event_is_told_with_time_and_severity() {
        cli.emulator.recorded.addAll(List.of(FIRST, SECOND));

        Result result = cli.run("events", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        2026-01-02T12:00:00Z  INFO   createEnvironment is starting.
                        2026-01-02T12:00:00Z  ERROR  ECS task stopped.
                                                     (web: )
                        """);
    }

    @Test
    void an_event_of_a_service_says_which_one() {
        cli.emulator.recorded.add(new ServiceChanged(
                FakeServices.AT,
                FakeServices.ENVIRONMENT,
                Severity.INFO,
                "rds",
                "shop-db",
                "RDS-EVENT-0006",
                "DB instance restarted."));

        assertThat(cli.run("events", "-e", "fibonacci").out())
                .isEqualTo("2026-01-31T12:00:00Z  INFO   shop-db: DB instance restarted.\n");
    }

    @Test
    void json_is_one_object_a_line() {
        cli.emulator.recorded.addAll(List.of(FIRST, SECOND));

        Result result = cli.run("events", "-e", "fibonacci", "--json");

        assertThat(result.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"EventDate\":\"2026-01-02T12:00:00Z\",\"Severity\":"));
    }

    @Test
    void following_an_environment_that_nobody_supervises_tells_what_was_recorded_and_that_no_more_comes() {
        cli.emulator.recorded.add(FIRST);

        Result result = cli.run("events", "-f", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("createEnvironment is starting.")
                .contains("No process supervises environment fibonacci");
    }

    @Test
    void following_tells_the_record_then_what_happens_and_nothing_twice_until_the_agent_ends() throws Exception {
        setting.up();
        cli.emulator.recorded.addAll(List.of(FIRST, SECOND));

        CompletableFuture<Result> events = cli.start("events", "-f", "-e", "fibonacci");
        await().until(() -> cli.outSoFar().contains("ECS task stopped."));
        setting.happens(SECOND);
        setting.happens(States.log("web", "hello"));
        setting.happens(States.step(1, "container:web", Phase.DONE, "Starting container:web"));
        setting.happens(THIRD);
        await().until(() -> cli.outSoFar().contains("Failed to start"));
        setting.agentSide.signals.raise();

        assertThat(events.get().exitCode()).isZero();
        assertThat(events.get().out()).isEqualTo("""
                        2026-01-02T12:00:00Z  INFO   createEnvironment is starting.
                        2026-01-02T12:00:00Z  ERROR  ECS task stopped.
                                                     (web: )
                        2026-01-02T12:00:00Z  WARN   Failed to start ECS task
                        The process that supervised environment fibonacci has ended.
                        """);
    }

    @Test
    void several_follow_at_once_and_see_a_deployment() throws Exception {
        setting.up();
        TestCli other = setting.another();
        cli.emulator.recorded.add(FIRST);
        other.emulator.recorded.add(FIRST);
        CompletableFuture<Result> one = cli.start("events", "-f", "-e", "fibonacci");
        CompletableFuture<Result> two = other.start("events", "-f", "-e", "fibonacci");
        await().until(() ->
                cli.outSoFar().contains("starting") && other.outSoFar().contains("starting"));

        setting.environment.deployment = () -> setting.happens(THIRD);
        setting.another().run("deploy", "-e", "fibonacci");
        setting.another().run("down", "-e", "fibonacci");

        assertThat(one.get().out()).contains("Failed to start ECS task");
        assertThat(two.get().out()).contains("Failed to start ECS task");
    }
}
