/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.OnFailure;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.model.CacheCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of an environment for whoever has to find out why something failed. */
@Timeout(20)
class DiagnosisTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    @Test
    void all_that_is_known_is_written_down_but_no_secret() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("extra"))
                .services(CACHE)
                .properties(Map.of("TOKEN", "hunter2"))) {
            bench.programs.put("web", Behaviour.runs().printing("web begins"));
            try (Environment environment = bench.launch(LaunchOptions.forTest())) {
                Path written = directory.resolve("target/ebemu/ShopTest/orders");
                Files.createDirectories(written);
                Files.writeString(written.resolve("gone.log"), "of a container that there was yesterday");

                assertThat(environment.writeDiagnosis(written)).isEmpty();

                assertThat(names(written))
                        .containsExactlyInAnyOrder(
                                "events.log",
                                "plan.txt",
                                "state.json",
                                "health.txt",
                                "web.log",
                                "web.inspect.json",
                                "extra.log",
                                "extra.inspect.json",
                                "cache.log",
                                "cache.inspect.json");
                assertThat(written.resolve("web.log")).content().endsWith(" web begins\n");
                assertThat(written.resolve("web.inspect.json")).content().contains("TOKEN=****");
                assertThat(written.resolve("plan.txt")).content().contains(" container:web StartContainer - ");
                assertThat(written.resolve("events.log"))
                        .content()
                        .contains("Successfully launched environment: bench");
                assertThat(written.resolve("state.json")).content().contains("\"lastStatus\" : \"RUNNING\"");
                assertThat(written.resolve("health.txt")).content().contains("web (essential) is RUNNING");
                for (String name : names(written)) {
                    assertThat(written.resolve(name)).content().doesNotContain("hunter2");
                }
            }
        }
    }

    @Test
    void what_cannot_be_written_down_is_told_and_the_rest_is_written() throws IOException {
        try (Workbench bench = new Workbench(directory, essential("web"))) {
            Environment environment = bench.launch();
            bench.engine.goAway();

            assertThat(environment.writeDiagnosis(directory.resolve("away")))
                    .anySatisfy(line -> assertThat(line).startsWith("state.json: "))
                    .anySatisfy(line -> assertThat(line).startsWith("the containers: "));

            assertThat(names(directory.resolve("away"))).containsExactlyInAnyOrder("events.log", "plan.txt");
            environment.release();
        }
    }

    @Test
    void a_launch_that_fails_is_written_down_before_its_containers_are_removed() {
        try (Workbench bench =
                new Workbench(directory, helper("web", "api"), helper("api", "once"), essential("once"))) {
            bench.programs.put("once", Behaviour.exits(7).printing("no such table"));
            Path written = directory.resolve("start");
            LaunchOptions options = LaunchOptions.forTest().with(new OnFailure(Optional.of(written), false));

            assertThatThrownBy(() -> bench.launch(options)).isInstanceOf(EnvironmentFailedException.class);

            assertThat(written.resolve("once.log")).content().endsWith(" no such table\n");
            assertThat(written.resolve("events.log")).content().contains("once stopped with exit code 7");
            assertThat(bench.all()).isEmpty();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
