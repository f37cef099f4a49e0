/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Environment;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of a real server in files. */
class CacheLogsDockerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String READY = "sessions/0001:M .* UTC \\* Ready to accept connections.*";
    /** Every command is a slow one for it. */
    private static final CacheCluster CACHE = new CacheCluster(
            "sessions",
            "redis",
            "7.0",
            "cache.t3.micro",
            1,
            6379,
            false,
            Optional.empty(),
            BackupSettings.none(),
            Optional.of(new ParameterGroup("mine", "redis7", Map.of("slowlog-log-slower-than", "0"))),
            List.of(),
            Optional.empty());

    private static int port(ElastiCache api) {
        return api.describeCacheClusters(Optional.of("sessions"))
                .get(0)
                .hostEndpoint()
                .orElseThrow()
                .port();
    }

    private static List<JsonNode> entries(Path file) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            entries.add(new JsonMapper().readTree(line));
        }
        return entries;
    }

    private static boolean ready(Path file) throws IOException {
        return Files.exists(file) && Files.readAllLines(file).stream().anyMatch(line -> line.matches(READY));
    }

    @Test
    void each_slow_command_is_kept_once_without_its_arguments_whoever_supervises(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve(".ebemu/log/elasticache/sessions/slow-log.json");
        try (CacheBench bench = new CacheBench(directory, CACHE);
                ElastiCache api = bench.api()) {
            Environment first = bench.launch();
            CacheBench.ask(port(api), "SET word nobodys-business");
            first.release();
            try (Environment second = bench.launch()) {
                assertThat(second.supervising()).isTrue();
                CacheBench.ask(port(api), "GET word");
            }
        }

        List<JsonNode> entries = entries(file);
        assertThat(entries)
                .filteredOn(entry -> entry.path("Command").asText().equals("SET ... (2 more arguments)"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.fieldNames())
                            .toIterable()
                            .containsExactly(
                                    "CacheClusterId",
                                    "CacheNodeId",
                                    "Id",
                                    "Timestamp",
                                    "Duration (us)",
                                    "Command",
                                    "ClientAddress",
                                    "ClientName");
                    assertThat(entry.path("CacheClusterId").asText()).isEqualTo("sessions");
                    assertThat(entry.path("CacheNodeId").asText()).isEqualTo("0001");
                    assertThat(entry.path("ClientAddress").asText()).contains(":");
                });
        assertThat(entries)
                .filteredOn(entry -> entry.path("Command").asText().equals("GET ... (1 more arguments)"))
                .hasSize(1);
        assertThat(Files.readString(file)).doesNotContain("nobodys-business");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_log_of_a_server_that_died_is_kept_beside_that_of_the_next(@TempDir Path directory) throws Exception {
        Path logs = directory.resolve(".ebemu/log/elasticache/sessions");
        try (CacheBench bench = new CacheBench(directory, CACHE);
                Environment environment = bench.launch()) {
            assertThat(environment.supervising()).isTrue();
            await().atMost(PATIENCE).until(() -> ready(logs.resolve("engine.log")));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve("engine.log"))))
                    .isEqualTo("rw-------");

            bench.kill("sessions");

            await().atMost(PATIENCE)
                    .until(() -> ready(logs.resolve("engine.log")) && ready(logs.resolve("engine.log.1")));
        }
    }
}
