/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Test classes whose environments do not become what they wait for, for {@link ReadinessDockerIT} to run. */
final class NotReady {

    private static final BeanstalkExtension TINY = BeanstalkExtension.forBundle("src/test/resources/bundles/tiny");

    private NotReady() {}

    static class WrongPort {
        @RegisterExtension
        static final BeanstalkExtension DEAF =
                BeanstalkExtension.forBundle("src/test/resources/bundles/deaf").withStartTimeout(ofMillis(1500));

        @Test
        void isNotRun() {}
    }

    static class WrongStatus {
        @RegisterExtension
        static final BeanstalkExtension WEB = TINY.withProperty("GREETING", "not the front page")
                .waitingFor(WaitFor.http("web", "/index.html").returning(204).within(ofSeconds(1)));

        @Test
        void isNotRun() {}
    }

    static class NoSuchLine {
        @RegisterExtension
        static final BeanstalkExtension WEB =
                TINY.waitingFor(WaitFor.log("web", "ends$").within(ofSeconds(1)));

        @Test
        void isNotRun() {}
    }

    static class NoRow {
        @RegisterExtension
        static final BeanstalkExtension WEB = Injections.withServices()
                .waitingFor(WaitFor.query("", "SELECT 1 FROM nonsuch").within(ofSeconds(1)));

        @Test
        void isNotRun() {}
    }

    static class NoBundle {
        @RegisterExtension
        static final BeanstalkExtension NOWHERE = BeanstalkExtension.forBundle("src/test/nowhere");

        @Test
        void isNotRun() {}
    }

    /** A test with a container of Testcontainers beside its environment. */
    static class BesideTestcontainers {
        @RegisterExtension
        static final BeanstalkExtension WEB = TINY;

        @Test
        void hasBoth() {
            try (GenericContainer<?> other =
                    new GenericContainer<>(DockerImageName.parse("redis:7.0")).withExposedPorts(6379)) {
                other.start();
                assertThat(other.getMappedPort(6379))
                        .isNotEqualTo(WEB.environment().endpoint("web").port());
            }
        }
    }
}
