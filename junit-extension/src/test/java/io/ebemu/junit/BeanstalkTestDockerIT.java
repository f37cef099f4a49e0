/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.ebemu.error.EnvironmentFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

@Timeout(180)
class BeanstalkTestDockerIT {

    @Test
    void tests_reach_their_environment_and_nothing_of_it_stays() throws Exception {
        EngineExecutionResults results = run(Fixtures.Injected.class);

        results.testEvents().assertStatistics(tests -> tests.succeeded(1).failed(0));
        assertThat(environments(results)).singleElement().asString().matches("tiny-[0-9a-f]{8}");
        assertNothingStays(results);
    }

    @Test
    void a_nested_class_shares_its_outer_environment_unless_it_has_its_own() throws Exception {
        EngineExecutionResults results = run(Fixtures.Shared.class);

        results.testEvents().assertStatistics(tests -> tests.succeeded(2).failed(0));
        assertThat(environments(results)).doesNotHaveDuplicates().hasSize(2);
        assertNothingStays(results);
    }

    @Test
    void an_essential_container_that_exits_fails_the_class_with_its_reason_and_its_last_lines() {
        EngineExecutionResults results = run(Fixtures.NeverUp.class);

        results.testEvents().assertStatistics(tests -> tests.started(0));
        Throwable failure = results.containerEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();
        assertThat(failure)
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContainingAll("Essential container in task exited", "migration", "7");
        assertThat(failure.getSuppressed())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("--- last lines of migration ---\nno such table\nall of it: target/ebemu/");
        assertThat(Path.of("src/test/resources/bundles/failing/.ebemu")).doesNotExist();
    }

    @Test
    void a_failed_test_shows_the_last_lines_of_the_containers() {
        EngineExecutionResults results = run(Fixtures.WrongAssertion.class);

        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(suppressed(
                                0, message(text -> text.startsWith("--- last lines of web ---\nweb begins\n")))));
        assertThat(entries(results)).contains(Map.of("web", "web begins"));
    }

    @Test
    void a_parameter_that_cannot_be_given_says_why() {
        EngineExecutionResults results = run(Fixtures.WrongParameters.class);

        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        org.assertj.core.api.Assertions.allOf(
                                test("type"),
                                finishedWithFailure(
                                        message(text -> text.contains("URI, Endpoint, Container, not int")))))
                .haveExactly(
                        1,
                        org.assertj.core.api.Assertions.allOf(
                                test("container"),
                                finishedWithFailure(message(text -> text.contains("has no container wbe")))));
    }

    @Test
    void classes_that_run_at_the_same_time_have_an_environment_each() throws Exception {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .selectors(selectClass(Fixtures.First.class), selectClass(Fixtures.Second.class))
                .execute();

        results.testEvents().assertStatistics(tests -> tests.succeeded(2).failed(0));
        assertThat(environments(results)).doesNotHaveDuplicates().hasSize(2);
        assertNothingStays(results);
    }

    @Test
    void a_jvm_that_is_told_to_end_takes_its_environment_with_it() throws Exception {
        try (TestJvm jvm = TestJvm.withoutReaper(Fixtures.Endless.class)) {
            String environment = jvm.line();
            assertThat(EngineState.of(environment)).isNotEmpty();

            jvm.terminate();

            jvm.exitCode();
            assertThat(EngineState.of(environment)).isEmpty();
        }
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }

    private static List<String> environments(EngineExecutionResults results) {
        return entries(results).map(entry -> entry.get(Fixtures.ENVIRONMENT)).toList();
    }

    private static Stream<Map<String, String>> entries(EngineExecutionResults results) {
        return results.allEvents().reportingEntryPublished().stream()
                .map((Event event) ->
                        event.getRequiredPayload(ReportEntry.class).getKeyValuePairs());
    }

    private static void assertNothingStays(EngineExecutionResults results) throws Exception {
        for (String environment : environments(results)) {
            assertThat(EngineState.of(environment)).isEmpty();
            assertThat(Path.of("src/test/resources/bundles/tiny/.ebemu", environment))
                    .doesNotExist();
        }
    }
}
