/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.junit.internal.TestRuns;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@Timeout(180)
class InjectionDockerIT {

    @Test
    void everything_is_injected_and_databases_are_put_back_between_tests() throws SQLException {
        EngineExecutionResults results = TestRuns.run(Injections.Everything.class);

        assertThat(TestRuns.failures(results)).isEmpty();
        results.testEvents().assertStatistics(tests -> tests.succeeded(3));
        assertThat(Injections.GIVEN).hasSize(1);
        assertThat(Injections.GIVEN.get(0).isClosed()).isTrue();
        assertThat(Injections.Everything.shared).isNull();
    }

    @Test
    void what_cannot_be_injected_says_what_can() {
        EngineExecutionResults results = TestRuns.run(Injections.WrongTypes.class, Injections.FinalField.class);

        assertThat(TestRuns.failures(results))
                .extracting(Throwable::getMessage)
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .contains("@CacheEndpoint is for URI, String, Endpoint, Cache, not int"),
                        text -> assertThat(text)
                                .contains("is for DataSource, Connection, String, Endpoint, Database, not URI"),
                        text -> assertThat(text).contains("has no DB instance; declare one in ebemu.yml"),
                        text -> assertThat(text).contains("FinalField.web is final"));
    }
}
