/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.LocalValues;
import io.ebemu.model.TaskDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code printenv} and {@code setenv}. */
@Timeout(20)
class PropertyCommandsTest {

    private final SupervisedByAgent setting = new SupervisedByAgent();
    private final TestCli cli = setting.caller;

    @BeforeEach
    void properties() {
        cli.emulator.version = Optional.of(new ApplicationVersion(
                new EnvironmentId("fibonacci"),
                "fibonacci",
                "v1",
                Path.of("/bundle"),
                TaskDefinition.of(List.of(), List.of()),
                Map.of("LEVEL", "info", "API_KEY", "s3cret"),
                List.of(),
                Map.of(),
                LocalValues.none()));
    }

    @Test
    void printenv_shows_the_properties_as_eb_does() {
        Result result = cli.run("printenv", "-e", "fibonacci");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("""
                 Environment Variables:
                     API_KEY = s3cret
                     LEVEL = info
                """);
    }

    @Test
    void printenv_as_json_has_the_option_settings_of_the_aws_api() {
        Result result = cli.run("printenv", "-e", "fibonacci", "--json");

        assertThat(result.out())
                .contains("\"OptionName\" : \"LEVEL\"", "\"Value\" : \"info\"", "\"EnvironmentName\" : \"fibonacci\"");
    }

    @Test
    void printenv_of_a_container_shows_what_it_has_and_nothing_that_steers_the_terminal() {
        cli.emulator.variables.putAll(Map.of("PATH", "/bin", "NOTE", "a\u001b[31mb"));

        Result text = cli.run("printenv", "web", "-e", "fibonacci");
        assertThat(text.out()).isEqualTo("NOTE=a\uFFFD[31mb\nPATH=/bin\n");

        cli.reset();
        Result json = cli.run("printenv", "web", "-e", "fibonacci", "--json");
        assertThat(json.out()).contains("\"name\" : \"web\"", "\"name\" : \"PATH\"", "\"value\" : \"/bin\"");
        assertThat(cli.emulator.calls).contains("variables fibonacci web");
    }

    @Test
    void setenv_has_the_agent_change_what_differs_and_no_value_is_told() {
        setting.up();

        Result result = cli.run("setenv", "LEVEL=debug", "API_KEY=hunter2=", "OLD=", "-e", "fibonacci");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(setting.environment.calls)
                .containsExactly("configure set={API_KEY=hunter2=, LEVEL=debug} removed=[OLD]");
        assertThat(result.out() + result.err() + setting.agentSide.detached).doesNotContain("hunter2");
        assertThat(result.out()).contains("Environment fibonacci is up");
    }

    @Test
    void a_task_that_does_not_come_up_with_them_is_exit_code_7() {
        setting.up();
        setting.environment.deployment = () -> {
            throw new EnvironmentFailedException("ECS task stopped due to: this");
        };

        assertThat(cli.run("setenv", "LEVEL=debug", "-e", "fibonacci").exitCode())
                .isEqualTo(7);
    }

    @Test
    void what_is_there_already_changes_nothing() {
        setting.up();

        Result result = cli.run("setenv", "LEVEL=info", "NONE=", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("Environment fibonacci has these properties already.\n");
        assertThat(setting.environment.calls).isEmpty();
    }

    @Test
    void an_environment_that_is_down_keeps_them_for_its_next_launch() {
        cli.emulator.states.put("fibonacci", States.down("fibonacci"));

        Result result = cli.run("setenv", "LEVEL=debug", "-e", "fibonacci");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("is down; it has them from the next `ebemu up` on");
        assertThat(cli.emulator.calls).contains("keep fibonacci PropertyChanges[set=[LEVEL], removed=[]]");
    }

    @Test
    void an_argument_that_is_no_assignment_is_told_by_its_place_and_not_by_its_text() {
        Result result = cli.run("setenv", "LEVEL=debug", "hunter2", "-e", "fibonacci");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("ebemu: setenv: argument 2 is no assignment; write KEY=VALUE, or KEY= to remove the"
                        + " property\n");
        assertThat(cli.emulator.calls).isEmpty();
    }
}
