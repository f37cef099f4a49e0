/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.SweepOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Timeout(180)
class FailureBundleDockerIT {

    private static final Pattern KEPT = Pattern.compile("environment (\\S+) is kept:");

    @TempDir
    Path directory;

    @Test
    void a_failed_test_leaves_all_that_is_known_and_its_failure_says_where() throws IOException {
        EngineExecutionResults results = run(FailureFixtures.SecondFails.class, false);

        Path left = directory.resolve("failures/io.ebemu.junit.FailureFixtures$SecondFails/counts[2]");
        assertThat(logs(results)).contains("all of it: " + left).contains("--- last lines of web ---\nweb begins");
        assertThat(files(left.getParent())).containsExactly("counts[2]");
        assertThat(files(left))
                .contains("events.log", "plan.txt", "state.json", "health.txt", "web.log", "web.inspect.json");
        assertThat(left.resolve("web.log")).content().contains(" web begins\n");
        assertThat(left.resolve("web.inspect.json"))
                .content()
                .contains("GREETING=****", "busybox:1.35")
                .doesNotContain("hunter2");
        assertThat(results.allEvents().fileEntryPublished().stream()
                        .map(event -> event.getRequiredPayload(FileEntry.class).getPath()))
                .singleElement()
                .satisfies(published ->
                        assertThat(published.resolve("web.log")).hasSameBinaryContentAs(left.resolve("web.log")));
    }

    @Test
    void an_environment_of_its_own_is_written_down_before_it_is_gone() throws IOException {
        run(FailureFixtures.OwnFails.class, false);

        assertThat(directory.resolve("failures/io.ebemu.junit.FailureFixtures$OwnFails/fails/web.log"))
                .content()
                .contains(" web begins\n");
    }

    @Test
    void what_a_class_does_before_its_tests_leaves_as_much() {
        EngineExecutionResults results = run(FailureFixtures.ClassFails.class, false);

        assertThat(logs(results)).contains("FailureFixtures$ClassFails/class");
        assertThat(directory.resolve("failures/io.ebemu.junit.FailureFixtures$ClassFails/class/web.log"))
                .exists();
    }

    @Test
    void a_start_that_fails_leaves_all_that_is_known_and_no_container() {
        EngineExecutionResults results = run(FailureFixtures.NeverUp.class, false);

        Path left = directory.resolve("failures/io.ebemu.junit.FailureFixtures$NeverUp/start");
        assertThat(logs(results)).contains("all of it: " + left);
        assertThat(left.resolve("migration.log")).content().contains(" no such table\n");
        assertThat(left.resolve("events.log")).content().contains("migration stopped with exit code 7");
        assertThat(Path.of("src/test/resources/bundles/failing/.ebemu")).doesNotExist();
    }

    @Test
    void an_environment_that_is_kept_runs_on_and_can_be_removed_as_its_failure_says() throws Exception {
        EngineExecutionResults results = run(FailureFixtures.CachedFails.class, true);

        String said = logs(results);
        String name = kept(said);
        try (BeanstalkEmulator emulator = Ebemu.emulator(EmulatorOptions.standard())) {
            emulator.sweep(SweepOptions.standard(), event -> {});
            ObservedState state = emulator.describe(new EnvironmentId(name)).orElseThrow();
            String port = state.services().get(0).hostEndpoint().orElseThrow().port() + "";

            assertThat(said)
                    .contains(
                            "web port 80: http://",
                            "cache cached-sessions: ",
                            ":" + port + "\n",
                            "ebemu status -e " + name,
                            "ebemu terminate -e " + name + " --delete-data");
            assertThat(state.services().get(0).status()).isEqualTo("available");

            emulator.terminate(new EnvironmentId(name), true, event -> {});
        }
        assertThat(EngineState.of(name)).isEmpty();
        assertThat(Path.of("src/test/resources/bundles/cached/.ebemu", name)).doesNotExist();
    }

    @Test
    void an_environment_that_is_kept_survives_its_jvm_with_its_caches() throws Exception {
        Map<String, String> variables = Map.of("EBEMU_KEEP_FAILED", "true", "TESTCONTAINERS_RYUK_DISABLED", "true");
        try (TestJvm jvm = TestJvm.start(
                        Path.of(""), List.of(), FailureFixtures.NamesItselfAndFails.class.getName(), variables);
                BeanstalkEmulator emulator = Ebemu.emulator(EmulatorOptions.standard())) {
            EnvironmentId name = new EnvironmentId(jvm.line());
            assertThat(jvm.exitCode()).as("tests that failed").isEqualTo(1);

            emulator.sweep(SweepOptions.ofEndedTests(), event -> {});
            ObservedState state = emulator.describe(name).orElseThrow();

            assertThat(state.services())
                    .singleElement()
                    .satisfies(cache -> assertThat(cache.status()).isEqualTo("available"));
            assertThat(state.task().orElseThrow().lastStatus()).isEqualTo(TaskStatus.RUNNING);
            emulator.terminate(name, true, event -> {});
            assertThat(EngineState.of(name.name())).isEmpty();
        }
    }

    @Test
    void an_environment_whose_start_failed_is_kept_too() throws Exception {
        EngineExecutionResults results = run(FailureFixtures.NeverUp.class, true);

        String name = kept(logs(results));
        try (BeanstalkEmulator emulator = Ebemu.emulator(EmulatorOptions.standard())) {
            assertThat(emulator.describe(new EnvironmentId(name)).flatMap(ObservedState::task))
                    .hasValueSatisfying(task -> assertThat(task.stoppedReason().orElseThrow())
                            .isEqualTo("Essential container in task exited"));
            emulator.terminate(new EnvironmentId(name), true, event -> {});
        }
        assertThat(EngineState.of(name)).isEmpty();
    }

    private EngineExecutionResults run(Class<?> testClass, boolean keep) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(
                        "ebemu.failures.directory",
                        directory.resolve("failures").toString())
                .configurationParameter("ebemu.keep-failed", String.valueOf(keep))
                .outputDirectoryCreator(new Outputs(directory.resolve("outputs")))
                .selectors(selectClass(testClass))
                .execute();
    }

    /** What the only failure, of a test or a class, says of containers. */
    private static String logs(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .flatMap(failure -> Stream.of(failure.getSuppressed()))
                .filter(ContainerLogs.class::isInstance)
                .map(Throwable::getMessage)
                .reduce((one, other) -> one + "\nTWICE\n" + other)
                .orElseThrow();
    }

    private static String kept(String said) {
        Matcher name = KEPT.matcher(said);
        assertThat(name.find()).as(said).isTrue();
        return name.group(1);
    }

    private static List<String> files(Path in) throws IOException {
        try (Stream<Path> found = Files.list(in)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private record Outputs(Path getRootDirectory) implements OutputDirectoryCreator {

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createDirectories(
                    getRootDirectory.resolve(test.getUniqueId().toString().replaceAll("[^a-zA-Z0-9]", "_")));
        }
    }
}
