/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.cli.agent.AgentCall;
import io.ebemu.cli.agent.AgentProtocol;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.agent.Lines;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.event.Severity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code deploy} and {@code restart} over the socket of an agent, or with a new one. */
@Timeout(20)
class DeployCommandTest {

    private static final String HERE = Path.of(".").toAbsolutePath().normalize().toString();

    private final SupervisedByAgent setting = new SupervisedByAgent();

    @Test
    void the_agent_deploys_and_the_caller_shows_what_it_tells() {
        setting.up();
        setting.environment.deployment =
                () -> setting.happens(States.announced(Severity.INFO, "Environment update is starting."));

        Result result =
                setting.caller.run("deploy", "-e", "fibonacci", "--label", "v2", "--property", "PASSWORD=s3cret");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("""
                        Environment update is starting.
                        Environment fibonacci is up: http://localhost:8080 (nginx)
                        Environment fibonacci is up: 127.0.0.1:54321 (db1, postgres 16.4)
                        """);
        assertThat(setting.environment.calls).containsExactly("deploy " + HERE + " as v2 with {PASSWORD=s3cret}");
        assertThat(setting.agentSide.detached.toString()).doesNotContain("s3cret");
        assertThat(setting.agent.exit).isNotDone();
    }

    @Test
    void restart_starts_the_task_anew_and_json_is_the_status() {
        setting.up();

        Result result = setting.caller.run("restart", "-e", "fibonacci", "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(setting.environment.calls).containsExactly("restart");
        assertThat(result.out()).startsWith("{").contains("\"EnvironmentName\" : \"fibonacci\"");
    }

    @Test
    void a_failed_deployment_is_exit_code_7_with_the_last_lines_and_the_agent_goes_on() {
        setting.up();
        setting.caller.emulator.states.put("fibonacci", States.failed("fibonacci"));
        setting.caller.emulator.logs.add(States.log("worker", "allocating"));
        setting.environment.deployment = () -> {
            throw new EnvironmentFailedException("ECS task stopped due to: this");
        };

        Result result = setting.caller.run("deploy", "-e", "fibonacci");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("""
                        The last lines of worker:
                          | allocating
                        ebemu: ECS task stopped due to: this
                        """);
        setting.environment.deployment = () -> {};
        assertThat(setting.another().run("deploy", "-e", "fibonacci").exitCode())
                .isEqualTo(0);
    }

    @Test
    void a_second_deployment_is_refused_with_who_deploys_and_since_when() throws Exception {
        setting.up().slow();
        CompletableFuture<Result> first = setting.caller.start("deploy", "-e", "fibonacci");
        setting.awaitDeploying();

        Result second = setting.another().run("deploy", "-e", "fibonacci");

        assertThat(second.exitCode()).isEqualTo(8);
        assertThat(second.err())
                .contains("process 1 deploys to environment fibonacci since 1970-01-01T00:00:00Z")
                .contains("wait until that is done");
        setting.goOn.countDown();
        assertThat(first.get().exitCode()).isZero();
    }

    @Test
    void ctrl_c_cancels_the_deployment_and_the_agent_goes_on() throws Exception {
        setting.up().slow();
        CompletableFuture<Result> deploy = setting.caller.start("deploy", "-e", "fibonacci");
        setting.awaitDeploying();

        setting.caller.signals.raise();

        assertThat(deploy.get().exitCode()).isEqualTo(130);
        assertThat(deploy.get().err()).isEqualTo("ebemu: cancelled; the new task was stopped\n");
        assertThat(setting.caller.halts).isEmpty();
        assertThat(setting.agent.exit).isNotDone();
    }

    @Test
    void a_second_ctrl_c_leaves_at_once_and_says_how_to_see_what_becomes_of_it() throws Exception {
        setting.up().slow();
        CompletableFuture<Result> deploy = setting.caller.start("deploy", "-e", "fibonacci");
        setting.awaitDeploying();

        setting.caller.signals.raise();
        setting.caller.signals.raise();

        deploy.get();
        assertThat(setting.caller.halts).containsExactly(130);
        assertThat(setting.caller.errSoFar()).contains("`ebemu events -f`");
    }

    @Test
    void a_caller_that_goes_away_does_not_end_the_deployment() throws Exception {
        setting.up().slow();
        try (Lines caller = setting.lines()) {
            AgentRequest deploy = new AgentRequest.Deploy(Bundle.of(Path.of("/app")), DeployOptions.standard());
            caller.send(new AgentProtocol().request(new AgentCall(1, Optional.empty(), deploy)));
            setting.awaitDeploying();
        }
        setting.goOn.countDown();

        await().untilAsserted(() -> assertThat(setting.environment.stopped).isNotDone());
        await().untilAsserted(() -> assertThat(
                        setting.another().run("restart", "-e", "fibonacci").exitCode())
                .isZero());
        assertThat(setting.environment.calls).contains("deploy /app with {}", "restart");
    }

    @Test
    void down_wins_over_a_deployment() throws Exception {
        setting.up().slow();
        CompletableFuture<Result> deploy = setting.caller.start("deploy", "-e", "fibonacci");
        setting.awaitDeploying();

        Result down = setting.another().run("down", "-e", "fibonacci");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(deploy.get().exitCode()).isEqualTo(130);
        assertThat(setting.agent.exit.get()).isZero();
        assertThat(setting.agentSide.emulator.calls).contains("down fibonacci");
        assertThat(setting.environment.calls).contains("release").doesNotContain("stop");
    }

    @Test
    void a_signal_to_the_agent_cancels_the_deployment_before_it_lets_go() throws Exception {
        setting.up().slow();
        CompletableFuture<Result> deploy = setting.caller.start("deploy", "-e", "fibonacci");
        setting.awaitDeploying();

        setting.agentSide.signals.raise();

        assertThat(deploy.get().exitCode()).isEqualTo(130);
        assertThat(setting.agent.exit.get()).isZero();
        assertThat(setting.environment.calls).endsWith("release");
    }

    @Test
    void an_environment_that_nobody_supervises_gets_an_agent_that_deploys() {
        Result result = setting.caller.run("deploy", "-e", "fibonacci", "app.zip");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(setting.caller.run("deploy", "-e", "fibonacci").exitCode()).isZero();
        assertThat(setting.agentSide.emulator.calls).contains("deploy " + HERE);
        assertThat(setting.agent.exit).isNotDone();
        assertThat(setting.another().run("restart", "-e", "fibonacci").exitCode())
                .isZero();
        assertThat(setting.environment.calls).containsExactly("restart");
    }

    @Test
    void an_environment_that_is_not_there_is_a_usage_error_that_names_up() {
        Result result = new TestCli().run("deploy", "-e", "nobody");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("there is no environment nobody").contains("`ebemu up`");
    }
}
