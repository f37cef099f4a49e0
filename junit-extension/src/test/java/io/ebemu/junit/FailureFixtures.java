/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ebemu.api.Environment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test classes that fail, for the tests of what they leave. */
final class FailureFixtures {

    private static final String BUNDLES = "src/test/resources/bundles/";

    private FailureFixtures() {}

    @BeanstalkTest(bundle = BUNDLES + "tiny", properties = "GREETING=hunter2")
    static class SecondFails {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void counts(int number) {
            assertThat(number).isEqualTo(1);
        }

        @Test
        void is_aborted() {
            assumeThat(1).isEqualTo(2);
        }
    }

    @BeanstalkTest(bundle = BUNDLES + "tiny", lifecycle = EnvironmentLifecycle.PER_METHOD)
    static class OwnFails {

        @Test
        void fails(Environment environment) {
            assertThat(environment).isNull();
        }
    }

    @BeanstalkTest(bundle = BUNDLES + "tiny")
    static class ClassFails {

        @BeforeAll
        static void begins() {
            throw new IllegalStateException("no data");
        }

        @Test
        void is_not_run() {}
    }

    @BeanstalkTest(bundle = BUNDLES + "cached")
    static class CachedFails {

        @Test
        void fails() {
            throw new IllegalStateException("unexpected");
        }
    }

    @BeanstalkTest(bundle = BUNDLES + "cached")
    static class NamesItselfAndFails {

        @Test
        void fails(Environment environment) {
            System.out.println(environment.id());
            throw new IllegalStateException("unexpected");
        }
    }

    @BeanstalkTest(bundle = BUNDLES + "failing")
    static class NeverUp {
        @Test
        void is_not_run() {}
    }
}
