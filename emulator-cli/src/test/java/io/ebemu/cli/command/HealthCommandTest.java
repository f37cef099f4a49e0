/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import org.junit.jupiter.api.Test;

class HealthCommandTest {

    private final TestCli cli = new TestCli();

    @Test
    void tells_status_colour_causes_and_every_container() {
        cli.emulator.states.put("fibonacci", States.failed("fibonacci"));

        Result result = cli.run("health", "-e", "fibonacci");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        fibonacci  Severe (Red)  Ready
                          ECS task is not running.

                          CONTAINER  STATUS   HEALTH   EXIT  REASON
                          nginx      STOPPED  UNKNOWN  0
                          worker     STOPPED  UNKNOWN  137   OutOfMemoryError: Container killed due to memory usage
                        """);
    }

    @Test
    void json_has_the_keys_of_describe_environment_health() {
        cli.emulator.states.put("fibonacci", States.failed("fibonacci"));

        Result result = cli.run("health", "-e", "fibonacci", "--json");

        assertThat(result.out())
                .contains("\"HealthStatus\" : \"Severe\"", "\"Color\" : \"Red\"", "\"RefreshedAt\" : \"1970")
                .contains("\"Causes\" : [ \"ECS task is not running.\" ]")
                .contains("\"name\" : \"worker\"", "\"exitCode\" : 137");
    }

    @Test
    void an_environment_that_is_not_there_is_a_usage_error() {
        assertThat(cli.run("health", "-e", "nobody").exitCode()).isEqualTo(2);
    }
}
