/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.UsageException;
import io.ebemu.junit.internal.TestRuns;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@Timeout(180)
class ReadinessDockerIT {

    @Test
    void a_published_port_on_which_nothing_listens_is_named() {
        failureOf(NotReady.WrongPort.class)
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContainingAll("was not ready within", "port 80 of container web", "closed at once");
    }

    @Test
    void a_wrong_answer_is_shown_with_its_status_and_beginning() {
        failureOf(NotReady.WrongStatus.class)
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContainingAll(
                        "GET /index.html of web", "returning 204", "status 200 and \"not the front page\"");
    }

    @Test
    void a_log_without_the_line_is_shown() {
        failureOf(NotReady.NoSuchLine.class)
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContainingAll("the log of web had no line with \"ends$\"", "web begins");
    }

    @Test
    void a_query_that_fails_is_shown_with_its_state() {
        failureOf(NotReady.NoRow.class)
                .isInstanceOf(EnvironmentFailedException.class)
                .hasMessageContainingAll("SELECT 1 FROM nonsuch", "DataSource[orders", "SQLSTATE 42P01");
    }

    @Test
    void a_bundle_that_is_not_there_is_named_with_where_it_was_looked_for() {
        failureOf(NotReady.NoBundle.class)
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(
                        "src/test/nowhere: no such file or directory in ",
                        Path.of("").toAbsolutePath().toString());
    }

    @Test
    void containers_of_testcontainers_run_beside_an_environment() {
        assertThat(TestRuns.failures(TestRuns.run(NotReady.BesideTestcontainers.class)))
                .isEmpty();
    }

    private static AbstractThrowableAssert<?, ?> failureOf(Class<?> testClass) {
        EngineExecutionResults results = TestRuns.run(testClass);
        results.testEvents().assertStatistics(tests -> tests.started(0));
        return assertThat(TestRuns.failures(results)).singleElement(InstanceOfAssertFactories.THROWABLE);
    }
}
