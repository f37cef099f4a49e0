/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineExecutionResults;

@Timeout(60)
class LifecycleTest {

    @Test
    void eachTestAndEachInvocationHasAnEnvironmentOfItsOwn() {
        EngineExecutionResults results = TestRuns.run(Lifecycles.PerMethod.class);

        assertThat(TestRuns.failures(results)).isEmpty();
        results.testEvents().assertStatistics(tests -> tests.succeeded(5));
        assertThat(done("launch each")).hasSize(5);
        assertThat(done("close each")).hasSize(5);
    }

    @Test
    void aWholeClassIsToldThatOnlyItsTestsHaveOne() {
        List<String> before = done("launch early");

        EngineExecutionResults results = TestRuns.run(Lifecycles.PerMethodForTheClass.class);

        assertThat(TestRuns.failures(results))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("only while a test runs")
                        .hasMessageContaining("@BeforeEach"));
        assertThat(done("launch early")).isEqualTo(before);
    }

    @Test
    void anInstanceThatAllTestsShareHasItBeforeItsFirstMethod() {
        EngineExecutionResults results = TestRuns.run(Lifecycles.OneInstance.class);

        assertThat(TestRuns.failures(results)).isEmpty();
        results.testEvents().assertStatistics(tests -> tests.succeeded(2));
        assertThat(done("launch one-instance")).hasSize(1);
        assertThat(done("close one-instance")).hasSize(1);
    }

    @Test
    void classesThatAskForTheSameAtTheSameTimeShareOneThatIsStartedOnce() {
        EngineExecutionResults results =
                TestRuns.runConcurrently(Lifecycles.SharingOne.class, Lifecycles.SharingTwo.class);

        assertThat(TestRuns.failures(results)).isEmpty();
        results.testEvents().assertStatistics(tests -> tests.succeeded(2));
        assertThat(done("launch sharing")).hasSize(1);
        assertThat(done("close sharing")).hasSize(1);
    }

    @Test
    void aSharedEnvironmentThatDoesNotComeUpFailsTheOthersWithTheSameCauseAndIsNotTriedAgain() {
        EngineExecutionResults results = TestRuns.run(Lifecycles.FailingOne.class, Lifecycles.FailingTwo.class);

        List<Throwable> failures = TestRuns.failures(results);
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).hasMessage("Essential container in task exited");
        assertThat(failures.get(1))
                .hasMessageContaining("not tried again: Essential container in task exited")
                .hasCause(failures.get(0));
        assertThat(done("launch " + FakeEngineRoom.FAILING_START)).hasSize(1);
    }

    @Test
    void aFailingCleanUpIsReported() {
        EngineExecutionResults results = TestRuns.run(Lifecycles.FailingCleanUp.class);

        results.testEvents().assertStatistics(tests -> tests.succeeded(1));
        assertThat(TestRuns.failures(results))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .rootCause()
                        .isInstanceOf(EngineUnavailableException.class)
                        .hasMessage("the engine could not remove it"));
    }

    @Test
    void whatContradictsItselfIsRefusedBeforeAnythingIsStarted() {
        EngineExecutionResults results = TestRuns.run(Lifecycles.Contradicting.class);

        assertThat(TestRuns.failures(results))
                .singleElement()
                .isInstanceOf(UsageException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("PER_METHOD or a shared environment");
        assertThat(done("launch never")).isEmpty();
    }

    @Test
    void anExtensionWhoseEnvironmentDoesNotRunSaysSo() {
        assertThatThrownBy(Lifecycles.PerMethod.EACH::environment)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not run now");
    }

    private static List<String> done(String word) {
        return Lifecycles.ROOM.done(word);
    }
}
