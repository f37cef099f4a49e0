/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.cli.command.TestCli.Result;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

    private final TestCli cli = new TestCli();

    @Test
    void the_schema_of_the_dockerrun_file_is_the_one_nobody_has_to_name() {
        assertThat(cli.run("schema").out()).isEqualTo("{\"title\": \"DOCKERRUN\"}\n");
    }

    @Test
    void either_file_can_be_named() {
        assertThat(cli.run("schema", "dockerrun").out()).contains("DOCKERRUN");
        assertThat(new TestCli().run("schema", "ebemu.yml", "--json").out()).contains("EBEMU_YML");
    }

    @Test
    void another_file_is_a_usage_error_that_names_those_there_are() {
        Result result = cli.run("schema", "docker-compose.yml");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("expected dockerrun or ebemu.yml, got \"docker-compose.yml\"");
    }

    @Test
    void the_help_tells_how_editors_use_it() {
        assertThat(cli.run("schema", "--help").out())
                .contains("json.schemas")
                .contains("# yaml-language-server: $schema=.vscode/ebemu.schema.json\n");
    }
}
