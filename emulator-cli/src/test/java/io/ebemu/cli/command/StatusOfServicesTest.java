/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.ReplicationGroup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusOfServicesTest {

    private final TestCli cli = new TestCli();

    @BeforeEach
    void runAnEnvironment() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.services.status = "backing-up";
        cli.emulator.services.group = Optional.of(new ReplicationGroup(
                "sessions",
                "",
                "redis",
                "7.0",
                "cache.t3.micro",
                2,
                6379,
                false,
                false,
                Optional.empty(),
                BackupSettings.none(),
                Optional.empty(),
                List.of()));
    }

    @Test
    void what_the_apis_tell_counts_more_than_what_the_engine_shows() throws IOException {
        cli.emulator.services.exist();

        JsonNode status = json(cli.run("status", "--json", "-e", "fibonacci").out());

        assertThat(status.path("DBInstances").findValuesAsText("DBInstanceIdentifier"))
                .containsExactly("shop-db");
        assertThat(status.path("DBInstances").path(0).path("DBInstanceStatus").asText())
                .isEqualTo("backing-up");
        assertThat(status.path("CacheClusters").findValuesAsText("CacheClusterId"))
                .containsExactly("pages");
        assertThat(status.path("ReplicationGroups")
                        .path(0)
                        .path("NodeGroups")
                        .path(0)
                        .path("ReaderEndpoint")
                        .path("Address")
                        .asText())
                .startsWith("sessions-ro.");
    }

    @Test
    void the_page_has_a_line_for_each_service_and_replication_group() {
        cli.emulator.services.exist();

        assertThat(cli.run("status", "-e", "fibonacci").out())
                .contains("shop-db   postgres 15  backing-up  shop-db.")
                .contains("pages     redis 7.0    available   pages.")
                .contains("sessions  redis 7.0    available   sessions.")
                .contains("(primary sessions-001)");
    }

    @Test
    void where_an_api_cannot_tell_the_engines_word_counts() throws IOException {
        JsonNode status = json(cli.run("status", "--json", "-e", "fibonacci").out());

        assertThat(status.path("DBInstances").findValuesAsText("DBInstanceIdentifier"))
                .containsExactly("db1");
        assertThat(status.path("CacheClusters").findValuesAsText("CacheClusterId"))
                .containsExactly("cache1");
        assertThat(status.has("ReplicationGroups")).isFalse();
    }

    private static JsonNode json(String out) throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
