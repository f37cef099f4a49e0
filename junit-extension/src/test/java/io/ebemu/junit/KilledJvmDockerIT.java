/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stays of an environment whose JVM was killed by {@code kill -9} in the middle of a test. */
@Timeout(180)
class KilledJvmDockerIT {

    private static final String STATEFUL = "src/test/resources/bundles/stateful";

    /** The reaper waits ten seconds for a JVM to come back. */
    private static final Duration REAPED = Duration.ofSeconds(15);

    @Test
    void a_reaper_removes_all_of_it_within_fifteen_seconds() throws Exception {
        try (TestJvm jvm = TestJvm.withReaper(Endless.class)) {
            Set<String> made = EngineState.withVolumes(jvm.line());
            assertThat(made).hasSizeGreaterThanOrEqualTo(4);

            jvm.kill();

            await().atMost(REAPED).until(() -> EngineState.remaining(made), Set::isEmpty);
        }
    }

    @Test
    void without_a_reaper_the_next_run_removes_it_and_leaves_those_of_living_jvms_alone() throws Exception {
        try (TestJvm living = TestJvm.withoutReaper(Endless.class);
                TestJvm killed = TestJvm.withoutReaper(Endless.class)) {
            Set<String> stays = EngineState.withVolumes(living.line());
            String environment = killed.line();
            Set<String> goes = EngineState.withVolumes(environment);
            killed.kill();
            assertThat(EngineState.remaining(goes)).isEqualTo(goes);

            try (TestJvm next = TestJvm.withoutReaper(Next.class)) {
                String itsOwn = next.line();

                assertThat(EngineState.remaining(goes)).isEmpty();
                assertThat(Path.of(STATEFUL, ".ebemu", environment)).doesNotExist();
                assertThat(EngineState.remaining(stays)).isEqualTo(stays);
                assertThat(next.exitCode()).isZero();
                assertThat(EngineState.of(itsOwn)).isEmpty();
            }
        }
    }

    @BeanstalkTest(bundle = STATEFUL)
    static class Endless {
        @Test
        void never_ends(Environment environment) throws InterruptedException {
            System.out.println(environment.id());
            new CountDownLatch(1).await();
        }
    }

    @BeanstalkTest(bundle = "src/test/resources/bundles/tiny")
    static class Next {
        @Test
        void begins(Environment environment) {
            System.out.println(environment.id());
        }
    }
}
