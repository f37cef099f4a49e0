/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.Severity;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that ask for more than the engine's 8192 MiB. */
@Timeout(20)
class LaunchPlacementTest {

    private static final ContainerDefinition LARGE = ContainerDefinition.builder(
                    "web", "image", ContainerResources.ofMemory(10_000))
            .build();

    @TempDir
    Path directory;

    @Test
    void a_task_too_large_for_the_engine_is_refused_before_anything_starts() {
        try (Workbench bench = new Workbench(directory, LARGE)) {
            assertThatThrownBy(bench::launch)
                    .isInstanceOf(ResourceConflictException.class)
                    .hasMessageStartingWith("Dockerrun.aws.json:1:1 RESOURCE:MEMORY: the task asks for 10000 MiB"
                            + " (web 10000), this engine has 8192 MiB; ")
                    .extracting(e -> ((EbemuException) e).exitCode())
                    .isEqualTo(ExitCode.RESOURCE_CONFLICT);
            assertThat(bench.calls("create")).isEmpty();
            assertThat(bench.stateDirectory()).doesNotExist();
        }
    }

    @Test
    void where_warnings_count_a_plan_is_refused_too() {
        try (Workbench bench = new Workbench(directory, LARGE)) {
            assertThatThrownBy(() ->
                            bench.emulator.plan(bundle(Optional.empty(), true), LaunchOptions.standard(), event -> {}))
                    .isInstanceOf(InvalidConfigurationException.class);
        }
    }

    @Test
    void a_plan_starts_nothing_and_warns() {
        try (Workbench bench = new Workbench(directory, LARGE)) {
            List<EnvironmentEvent> events = new ArrayList<>();

            assertThat(bench.emulator.plan(BUNDLE, LaunchOptions.standard(), events::add))
                    .isNotEmpty();

            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.severity()).isEqualTo(Severity.WARN);
                assertThat(event.message()).contains("RESOURCE:MEMORY");
            });
        }
    }

    @Test
    void with_an_instance_type_the_engine_s_size_does_not_count() {
        try (Workbench bench = new Workbench(directory, LARGE)) {
            List<EnvironmentEvent> events = new ArrayList<>();

            bench.emulator.plan(bundle(Optional.of("m5.xlarge"), true), LaunchOptions.standard(), events::add);

            assertThat(events).isEmpty();
            assertThatCode(() -> bench.emulator
                            .launch(bundle(Optional.of("m5.xlarge"), false), LaunchOptions.standard(), events::add)
                            .release())
                    .doesNotThrowAnyException();
        }
    }

    private static Bundle bundle(Optional<String> instanceType, boolean strict) {
        return new Bundle(BUNDLE.path(), Optional.empty(), Map.of(), instanceType, strict);
    }
}
