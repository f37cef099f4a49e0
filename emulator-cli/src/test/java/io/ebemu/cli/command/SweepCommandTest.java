/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Provenance.Presence;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepCommandTest {

    private static final SweptEnvironment GONE = new SweptEnvironment(
            new EnvironmentId("shop"),
            Presence.GONE,
            "its directory /old does not exist any more",
            List.of("container web", "volume scratch"),
            List.of("shop-data"));

    private final TestCli cli = new TestCli();

    @Test
    void every_removal_and_all_data_that_was_kept_is_told() {
        cli.emulator.swept.add(GONE);

        assertThat(cli.run("sweep").out()).isEqualTo("""
                        shop: gone: its directory /old does not exist any more
                          removed container web
                          removed volume scratch
                          kept volume shop-data; --delete-data removes it
                        """);
    }

    @Test
    void a_dry_run_says_would() {
        cli.emulator.swept.add(GONE);

        assertThat(cli.run("sweep", "--dry-run").out()).contains("  would remove container web\n");
        assertThat(cli.emulator.calls)
                .contains("sweep SweepOptions[dryRun=true, deleteData=false, goneMachines=[], testsOnly=false]");
    }

    @Test
    void what_is_there_is_listed_and_nothing_was_removed() {
        cli.emulator.swept.add(
                new SweptEnvironment(new EnvironmentId("shop"), Presence.HERE, "not supervised", List.of(), List.of()));

        assertThat(cli.run("sweep", "--delete-data", "--gone-machine", "ci-7").out())
                .isEqualTo("shop: not supervised\nNothing was removed.\n");
        assertThat(cli.emulator.calls)
                .contains("sweep SweepOptions[dryRun=false, deleteData=true, goneMachines=[ci-7], testsOnly=false]");
    }

    @Test
    void json_is_one_document() throws IOException {
        cli.emulator.swept.add(GONE);

        assertThat(new ObjectMapper().readTree(cli.run("sweep", "--json").out()).toString())
                .isEqualTo("{\"DryRun\":false,\"Environments\":[{\"EnvironmentName\":\"shop\",\"Presence\":\"gone\","
                        + "\"Finding\":\"its directory /old does not exist any more\","
                        + "\"Removed\":[\"container web\",\"volume scratch\"],\"KeptData\":[\"shop-data\"]}]}");
    }
}
