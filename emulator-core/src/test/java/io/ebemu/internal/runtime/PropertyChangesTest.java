/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Environment properties that are set and removed by hand. */
@Timeout(20)
class PropertyChangesTest {

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("shop");
    private static final PropertyChanges CHANGES = new PropertyChanges(Map.of("LEVEL", "debug"), Set.of("OLD"));

    @TempDir
    Path directory;

    private final InMemoryEngine engine = new InMemoryEngine(Instant::now).withImage("image");
    private final List<EnvironmentEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void bundle() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2, "containerDefinitions": [
                  {"name": "web", "image": "image", "memory": 64, "environment": [{"name": "PORT", "value": "80"}]}]}
                """);
        Files.writeString(directory.resolve("ebemu.yml"), """
                EnvironmentName: shop
                EnvironmentProperties: {LEVEL: info, OLD: "1"}
                """);
    }

    @Test
    void a_change_replaces_the_task_by_one_that_has_it_and_is_told_in_beanstalks_words() {
        try (BeanstalkEmulator emulator = emulator();
                Environment environment = launch(emulator, Map.of())) {
            events.clear();

            environment.configure(CHANGES);

            assertThat(emulator.variables(ENVIRONMENT, "web"))
                    .containsEntry("LEVEL", "debug")
                    .doesNotContainKey("OLD");
            assertThat(environment.state().task().orElseThrow().taskDefinitionArn())
                    .endsWith(":2");
        }
        assertThat(events)
                .extracting(EnvironmentEvent::message)
                .containsSubsequence(
                        "Environment update is starting.",
                        "Updating environment shop's configuration settings.",
                        "Successfully deployed new configuration to environment.",
                        "Environment update completed successfully.");
    }

    @Test
    void later_launches_and_deployments_have_it_too() {
        try (BeanstalkEmulator emulator = emulator()) {
            Environment environment = launch(emulator, Map.of());
            environment.configure(CHANGES);
            environment.deploy(Bundle.of(directory), DeployOptions.standard());
            assertThat(emulator.variables(ENVIRONMENT, "web")).containsEntry("LEVEL", "debug");
            environment.stop();
        }
        try (BeanstalkEmulator later = emulator();
                Environment environment = launch(later, Map.of())) {
            assertThat(environment.supervising()).isTrue();
            assertThat(later.variables(ENVIRONMENT, "web"))
                    .containsEntry("LEVEL", "debug")
                    .doesNotContainKey("OLD");
            assertThat(later.declared(ENVIRONMENT).properties()).isEqualTo(Map.of("LEVEL", "debug"));
        }
    }

    @Test
    void it_wins_over_a_property_that_the_launch_was_given_but_not_over_one_of_the_next() {
        try (BeanstalkEmulator emulator = emulator()) {
            Environment environment = launch(emulator, Map.of("LEVEL", "trace"));
            environment.configure(CHANGES);
            assertThat(emulator.variables(ENVIRONMENT, "web")).containsEntry("LEVEL", "debug");
            environment.stop();

            try (Environment next = launch(emulator, Map.of("LEVEL", "warn"))) {
                assertThat(next.supervising()).isTrue();
                assertThat(emulator.variables(ENVIRONMENT, "web")).containsEntry("LEVEL", "warn");
            }
        }
    }

    @Test
    void what_beanstalk_would_refuse_changes_nothing() {
        try (BeanstalkEmulator emulator = emulator();
                Environment environment = launch(emulator, Map.of())) {
            String task = environment.state().task().orElseThrow().taskArn();

            assertThatThrownBy(() ->
                            environment.configure(new PropertyChanges(Map.of("LEVEL", "x".repeat(300)), Set.of())))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("at most 256 characters");

            assertThat(emulator.declared(ENVIRONMENT).properties()).containsEntry("LEVEL", "info");
            assertThat(environment.state().task().orElseThrow().taskArn()).isEqualTo(task);
        }
    }

    @Test
    void an_environment_that_is_down_keeps_it_for_its_next_launch_in_a_file_that_only_its_owner_reads()
            throws IOException {
        try (BeanstalkEmulator emulator = emulator()) {
            launch(emulator, Map.of()).stop();

            emulator.keep(ENVIRONMENT, CHANGES);

            assertThat(emulator.variables(ENVIRONMENT, "web"))
                    .containsEntry("LEVEL", "debug")
                    .containsEntry("PORT", "80")
                    .doesNotContainKey("OLD");
            Path file = directory.resolve(".ebemu/shop/properties.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(CHANGES.toString()).contains("LEVEL", "OLD").doesNotContain("debug");
        }
    }

    @Test
    void a_process_that_comes_later_can_change_them_too() {
        try (BeanstalkEmulator emulator = emulator()) {
            launch(emulator, Map.of()).release();
        }
        try (BeanstalkEmulator later = emulator();
                Environment environment = later.configure(ENVIRONMENT, CHANGES, events::add)) {
            assertThat(environment.supervising()).isTrue();
            assertThat(later.variables(ENVIRONMENT, "web")).containsEntry("LEVEL", "debug");
        }
    }

    @Test
    void a_container_that_does_not_exist_is_told_with_those_that_do() {
        try (BeanstalkEmulator emulator = emulator();
                Environment environment = launch(emulator, Map.of())) {
            assertThatThrownBy(() -> emulator.variables(environment.id(), "db"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("there is no container db; the containers are web");
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_an_error_and_not_no_change() throws IOException {
        Path file = directory.resolve(".ebemu/shop/properties.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"set\": {\"LEVEL\": \"hunter2\"");

        try (BeanstalkEmulator emulator = emulator()) {
            assertThatThrownBy(() -> emulator.read(Bundle.of(directory)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void changes_follow_each_other() {
        PropertyChanges both = CHANGES.then(new PropertyChanges(Map.of("OLD", "2"), Set.of("LEVEL", "NEW")));

        assertThat(both).isEqualTo(new PropertyChanges(Map.of("OLD", "2"), Set.of("LEVEL", "NEW")));
        assertThat(both.areIn(Map.of("OLD", "2", "OTHER", "3"))).isTrue();
        assertThat(both.areIn(Map.of("OLD", "2", "NEW", "3"))).isFalse();
    }

    private Environment launch(BeanstalkEmulator emulator, Map<String, String> properties) {
        Bundle bundle = new Bundle(directory, Optional.empty(), properties, Optional.empty(), false);
        return emulator.launch(bundle, LaunchOptions.standard(), events::add);
    }

    private BeanstalkEmulator emulator() {
        return new LocalEmulator(
                () -> engine,
                new SourceBundles(),
                List.of(),
                new DeclaredServices(),
                new DeploymentTimes(Duration.ofMillis(100), Duration.ofMillis(20)),
                new SystemHost());
    }
}
