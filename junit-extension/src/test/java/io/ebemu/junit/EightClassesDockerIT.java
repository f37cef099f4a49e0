/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.ebemu.api.Environment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Eight environments at the same time, one of them with a cache. */
@Timeout(180)
class EightClassesDockerIT {

    private static final String TINY = "src/test/resources/bundles/tiny";

    @Test
    void eight_classes_run_side_by_side_and_leave_nothing() throws Exception {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .selectors(Stream.of(A.class, B.class, C.class, D.class, E.class, F.class, G.class, H.class)
                        .map(each -> selectClass(each))
                        .toArray(ClassSelector[]::new))
                .execute();

        assertThat(results.allEvents().failed().list()).isEmpty();
        results.testEvents().assertStatistics(tests -> tests.succeeded(8));
        List<Map<String, String>> told = results.testEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .toList();
        assertThat(told)
                .extracting(entry -> entry.get("environment"))
                .hasSize(8)
                .doesNotHaveDuplicates();
        assertThat(told).extracting(entry -> entry.get("port")).hasSize(8).doesNotHaveDuplicates();
        for (Map<String, String> entry : told) {
            assertThat(EngineState.of(entry.get("environment"))).isEmpty();
        }
    }

    /** Done once all eight are up at the same time, and each has been answered by its own container. */
    abstract static class OneOfEight {

        private static final CyclicBarrier ALL = new CyclicBarrier(8);

        @Test
        void meets_the_others(Environment environment, @ContainerUri("web") URI web, TestReporter reporter)
                throws Exception {
            reporter.publishEntry(
                    Map.of("environment", environment.id().name(), "port", Integer.toString(web.getPort())));
            ALL.await(120, TimeUnit.SECONDS);
            assertThat(Fixtures.greeting(web)).isEqualTo(getClass().getSimpleName());
        }
    }

    @BeanstalkTest(bundle = TINY, properties = "GREETING=A")
    static class A extends OneOfEight {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=B")
    static class B extends OneOfEight {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=C")
    static class C extends OneOfEight {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=D")
    static class D extends OneOfEight {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=E")
    static class E extends OneOfEight {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=F")
    static class F extends OneOfEight {}

    @BeanstalkTest(bundle = TINY, properties = "GREETING=G")
    static class G extends OneOfEight {}

    @BeanstalkTest(bundle = "src/test/resources/bundles/cached", properties = "GREETING=H")
    static class H extends OneOfEight {}
}
