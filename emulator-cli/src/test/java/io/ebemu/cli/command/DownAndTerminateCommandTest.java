/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.AwsApiException;
import io.ebemu.event.EnvironmentEvent.StepProgressed.Phase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DownAndTerminateCommandTest {

    private final TestCli cli = new TestCli();

    @Test
    void down_tells_each_step_done() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.events.add(States.step(1, "container:web", Phase.STARTED, "Stopping container:web"));
        cli.emulator.events.add(States.step(1, "container:web", Phase.DONE, "Stopping container:web"));

        Result result = cli.run("down", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        + Stopping container:web
                        """);
    }

    @Test
    void down_of_what_is_not_there_is_fine_and_says_so() {
        Result result = cli.run("down", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("There is no environment fibonacci on this engine; nothing to stop.\n");
    }

    @Test
    void down_under_json_prints_the_status_alone_on_standard_output() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.events.add(States.step(1, "container:web", Phase.DONE, "Stopping container:web"));

        Result result = cli.run("down", "-e", "fibonacci", "--json");

        assertThat(result.out()).startsWith("{").contains("\"EnvironmentName\" : \"fibonacci\"");
        assertThat(result.err()).contains("Stopping container:web");
    }

    @Test
    void terminate_keeps_data_unless_told_otherwise() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        assertThat(cli.run("terminate", "-e", "fibonacci").out())
                .isEqualTo("Environment fibonacci is terminated; its data is kept.\n");
        cli.run("terminate", "-e", "fibonacci", "--delete-data");

        assertThat(cli.emulator.calls)
                .contains("terminate fibonacci deleteData=false", "terminate fibonacci deleteData=true");
    }

    @Test
    void terminate_makes_a_final_snapshot_first_and_says_that_it_stays() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.services.exist();

        assertThat(cli.run("terminate", "-e", "fibonacci", "--delete-data", "--final-snapshot", "last")
                        .out())
                .isEqualTo("Environment fibonacci is terminated; its data is deleted.\n"
                        + "DB snapshot before of shop-db stays.\n");
        assertThat(cli.emulator.calls)
                .containsSubsequence("createDBSnapshot[shop-db, last]", "terminate fibonacci deleteData=true");
    }

    @Test
    void without_its_final_snapshot_nothing_is_terminated() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.services.refusal = Optional.of(
                new AwsApiException("InvalidDBInstanceState", "Instance shop-db is not in available state."));

        Result result = cli.run("terminate", "-e", "fibonacci", "--delete-data", "--final-snapshot", "last");

        assertThat(result.exitCode()).isEqualTo(9);
        assertThat(cli.emulator.calls).noneMatch(call -> call.startsWith("terminate"));
    }

    @Test
    void terminate_under_json_tells_the_status_terminated() {
        assertThat(cli.run("terminate", "-e", "fibonacci", "--json").out()).contains("\"Status\" : \"Terminated\"");
    }

    @Test
    void quiet_says_nothing_when_all_went_well() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.events.add(States.step(1, "container:web", Phase.DONE, "Stopping container:web"));

        Result result = cli.run("down", "-q", "-e", "fibonacci");

        assertThat(result.out() + result.err()).isEmpty();
    }
}
